package dev.muster.local.template;

import dev.muster.local.template.Table.Index;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::DynamoDB::Table}. */
final class TableReader {
    private TableReader() {}

    static Table read(String id, Property table) {
        table.find("LocalSecondaryIndexes").ifPresent(indexes -> {
            throw indexes.wrong("is not known to the local host");
        });
        return new Table(
                id,
                table.find("TableName").map(Property::text).orElse(id),
                attributes(table.at("AttributeDefinitions")),
                key(table.at("KeySchema")),
                indexes(table),
                timeToLive(table));
    }

    private static Map<String, String> attributes(Property definitions) {
        Map<String, String> attributes = new LinkedHashMap<>();
        definitions
                .items()
                .forEach(definition -> attributes.put(
                        definition.at("AttributeName").text(),
                        definition.at("AttributeType").text()));
        return attributes;
    }

    private static Table.Key key(Property schema) {
        Map<String, String> names = new LinkedHashMap<>();
        schema.items()
                .forEach(element -> names.put(
                        element.at("KeyType").text(),
                        element.at("AttributeName").text()));
        String partition = names.get("HASH");
        if (partition == null) {
            throw schema.wrong("needs a HASH key");
        }
        return new Table.Key(partition, Optional.ofNullable(names.get("RANGE")));
    }

    private static List<Index> indexes(Property table) {
        return table.find("GlobalSecondaryIndexes").map(Property::items).orElse(List.of()).stream()
                .map(TableReader::index)
                .toList();
    }

    private static Index index(Property index) {
        Property projection = index.at("Projection");
        return new Index(
                index.at("IndexName").text(),
                key(index.at("KeySchema")),
                projection.at("ProjectionType").text(),
                projection.find("NonKeyAttributes").map(Property::items).orElse(List.of()).stream()
                        .map(Property::text)
                        .toList());
    }

    private static Optional<String> timeToLive(Property table) {
        return table.find("TimeToLiveSpecification")
                .filter(specification -> specification.at("Enabled").flag())
                .map(specification -> specification.at("AttributeName").text());
    }
}
