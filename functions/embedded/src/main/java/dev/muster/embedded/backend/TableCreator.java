package dev.muster.embedded.backend;

import dev.muster.embedded.template.TableResource;
import dev.muster.embedded.template.TableResource.Index;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Creates the declared tables and keeps those that a data folder already has. */
public record TableCreator(DynamoDbClient dynamoDb) {

    /** Creates the tables. Throws when an existing table has other keys or indexes. */
    public void create(List<TableResource> tables) {
        Set<String> existing =
                dynamoDb.listTablesPaginator().tableNames().stream().collect(Collectors.toSet());
        for (TableResource table : tables) {
            if (existing.contains(table.name())) {
                check(table);
            } else {
                create(table);
            }
        }
    }

    private void create(TableResource table) {
        dynamoDb.createTable(request(table));
        table.timeToLive()
                .ifPresent(attribute -> dynamoDb.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))));
    }

    /** Rejects the table of an earlier template, which would fail later in a query for no visible reason. */
    private void check(TableResource table) {
        TableDescription found = dynamoDb.describeTable(request -> request.tableName(table.name()))
                .table();
        Set<String> indexes = found.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .collect(Collectors.toSet());
        Set<String> declared = table.indexes().stream().map(Index::name).collect(Collectors.toCollection(HashSet::new));
        if (!new HashSet<>(found.keySchema()).equals(new HashSet<>(schema(table.key()))) || !indexes.equals(declared)) {
            throw new IllegalStateException("The table " + table.name()
                    + " of the data folder has other keys or indexes than the template declares; use an empty folder");
        }
    }

    private static CreateTableRequest request(TableResource table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions(table))
                .keySchema(schema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableCreator::index).toList());
        }
        return request.build();
    }

    private static List<AttributeDefinition> definitions(TableResource table) {
        return table.attributes().entrySet().stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.getKey())
                        .attributeType(attribute.getValue())
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> schema(TableResource.Key key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(element(key.partition(), KeyType.HASH));
        key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
        return schema;
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
