package dev.muster.embedded.template;

import dev.muster.embedded.template.TableResource.Index;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::DynamoDB::Table}. */
final class TableReader {
    private TableReader() {}

    static TableResource read(String id, TemplateProperty table) {
        table.find("LocalSecondaryIndexes").ifPresent(indexes -> {
            throw indexes.invalid("is not supported by the local host");
        });
        return new TableResource(
                id,
                table.find("TableName").map(TemplateProperty::text).orElse(id),
                attributes(table.at("AttributeDefinitions")),
                key(table.at("KeySchema")),
                indexes(table),
                timeToLive(table));
    }

    private static Map<String, String> attributes(TemplateProperty definitions) {
        Map<String, String> attributes = new LinkedHashMap<>();
        definitions
                .items()
                .forEach(definition -> attributes.put(
                        definition.at("AttributeName").text(),
                        definition.at("AttributeType").text()));
        return attributes;
    }

    private static TableResource.Key key(TemplateProperty schema) {
        Map<String, String> names = new LinkedHashMap<>();
        schema.items()
                .forEach(element -> names.put(
                        element.at("KeyType").text(),
                        element.at("AttributeName").text()));
        String partition = names.get("HASH");
        if (partition == null) {
            throw schema.invalid("needs a HASH key");
        }
        return new TableResource.Key(partition, Optional.ofNullable(names.get("RANGE")));
    }

    private static List<Index> indexes(TemplateProperty table) {
        return table.find("GlobalSecondaryIndexes").map(TemplateProperty::items).orElse(List.of()).stream()
                .map(TableReader::index)
                .toList();
    }

    private static Index index(TemplateProperty index) {
        TemplateProperty projection = index.at("Projection");
        return new Index(
                index.at("IndexName").text(),
                key(index.at("KeySchema")),
                projection.at("ProjectionType").text(),
                projection.find("NonKeyAttributes").map(TemplateProperty::items).orElse(List.of()).stream()
                        .map(TemplateProperty::text)
                        .toList());
    }

    private static Optional<String> timeToLive(TemplateProperty table) {
        return table.find("TimeToLiveSpecification")
                .filter(specification -> specification.at("Enabled").flag())
                .map(specification -> specification.at("AttributeName").text());
    }
}
