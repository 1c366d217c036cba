package dev.muster.bench.baseline;

import dev.muster.bench.load.StoredPeople;
import dev.muster.bench.load.StoredPerson;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The common pattern of idempotency libraries: a record in progress for each person, the update, and the record again
 * as completed. A counter of the job is updated for each message.
 */
public record RecordForEachPerson(DynamoDbClient store) implements BaselineDesign {
    private static final int PEOPLE = 100;

    @Override
    public String text() {
        return "a record for each person and UpdateItem";
    }

    @Override
    public int peopleInMessage() {
        return PEOPLE;
    }

    @Override
    public void apply(String message, List<StoredPerson> people, long version) {
        people.forEach(person -> apply(message, person));
        store.updateItem(update -> update.tableName(StoredPeople.TABLE)
                .key(key("baseline-counter", "job"))
                .updateExpression("ADD done :done")
                .expressionAttributeValues(Map.of(":done", AttributeValue.fromN(Integer.toString(people.size())))));
    }

    private void apply(String message, StoredPerson person) {
        Map<String, AttributeValue> record = key("baseline#" + message, person.id());
        store.putItem(
                put -> put.tableName(StoredPeople.TABLE).item(record).conditionExpression("attribute_not_exists(pk)"));
        store.updateItem(update -> update.tableName(StoredPeople.TABLE)
                .key(person.key())
                .updateExpression("SET r.city = :city")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":city", AttributeValue.fromS(message))));
        store.updateItem(update -> update.tableName(StoredPeople.TABLE)
                .key(record)
                .updateExpression("SET completed = :true")
                .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))));
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }
}
