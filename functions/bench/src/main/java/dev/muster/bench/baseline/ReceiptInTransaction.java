package dev.muster.bench.baseline;

import dev.muster.bench.load.StoredPeople;
import dev.muster.bench.load.StoredPerson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One transaction for each message: 99 people, read before, and a receipt that exists once. */
public record ReceiptInTransaction(DynamoDbClient store) implements BaselineDesign {
    /** A transaction takes 100 writes. */
    private static final int PEOPLE = 99;

    @Override
    public String text() {
        return "99 people and a receipt in a transaction";
    }

    @Override
    public int peopleInMessage() {
        return PEOPLE;
    }

    @Override
    public void apply(String message, List<StoredPerson> people, long version) {
        List<Map<String, AttributeValue>> keys =
                people.stream().map(StoredPerson::key).toList();
        store.batchGetItem(get -> get.requestItems(Map.of(
                StoredPeople.TABLE, KeysAndAttributes.builder().keys(keys).build())));
        Put receipt = Put.builder()
                .tableName(StoredPeople.TABLE)
                .item(Map.of("pk", AttributeValue.fromS("baseline-receipt"), "sk", AttributeValue.fromS(message)))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        List<TransactWriteItem> writes = Stream.concat(
                        people.stream().map(person -> put(person, version)), Stream.of(receipt))
                .map(put -> TransactWriteItem.builder().put(put).build())
                .toList();
        store.transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    private static Put put(StoredPerson person, long version) {
        return Put.builder()
                .tableName(StoredPeople.TABLE)
                .item(person.item(version + 1))
                .conditionExpression("v = :version")
                .expressionAttributeValues(Map.of(":version", AttributeValue.fromN(Long.toString(version))))
                .build();
    }
}
