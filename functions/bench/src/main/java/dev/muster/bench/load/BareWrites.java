package dev.muster.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes of the product with other keys: new items that no index of open jobs holds, so that no sweep finds them. */
final class BareWrites {
    private static final String KEY = "pk";
    private static final String NEW = "attribute_not_exists(pk)";
    private static final List<String> INDEXED_WHILE_OPEN = List.of("open", "held_by");
    private static final String TENANT = "tenant";

    private BareWrites() {}

    static PutItemRequest of(PutItemRequest put, String prefix) {
        return PutItemRequest.builder()
                .tableName(put.tableName())
                .item(item(put.item(), prefix))
                .conditionExpression(NEW)
                .build();
    }

    static UpdateItemRequest of(UpdateItemRequest update, String prefix) {
        return update.toBuilder().key(item(update.key(), prefix)).build();
    }

    static DeleteItemRequest of(DeleteItemRequest delete, String prefix) {
        return DeleteItemRequest.builder()
                .tableName(delete.tableName())
                .key(item(delete.key(), prefix))
                .build();
    }

    static BatchWriteItemRequest of(BatchWriteItemRequest batch, String prefix) {
        return batch.toBuilder()
                .requestItems(batch.requestItems().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                writes -> writes.getValue().stream()
                                        .map(write -> of(write, prefix))
                                        .toList())))
                .build();
    }

    private static WriteRequest of(WriteRequest write, String prefix) {
        return write.putRequest() == null
                ? WriteRequest.builder()
                        .deleteRequest(
                                delete -> delete.key(item(write.deleteRequest().key(), prefix)))
                        .build()
                : WriteRequest.builder()
                        .putRequest(put -> put.item(item(write.putRequest().item(), prefix)))
                        .build();
    }

    /** Returns the transaction with its puts and deletes alone. */
    static TransactWriteItemsRequest of(TransactWriteItemsRequest transaction, String prefix) {
        return TransactWriteItemsRequest.builder()
                .transactItems(transaction.transactItems().stream()
                        .filter(write -> write.put() != null || write.delete() != null)
                        .map(write -> write.put() == null ? of(write.delete(), prefix) : of(write.put(), prefix))
                        .toList())
                .build();
    }

    private static TransactWriteItem of(Put put, String prefix) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(put.tableName())
                        .item(item(put.item(), prefix))
                        .conditionExpression(NEW)
                        .build())
                .build();
    }

    private static TransactWriteItem of(Delete delete, String prefix) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(delete.tableName())
                        .key(item(delete.key(), prefix))
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> item(Map<String, AttributeValue> item, String prefix) {
        Map<String, AttributeValue> moved = new HashMap<>(item);
        moved.put(
                KEY,
                AttributeValue.fromS(
                        prefix + Objects.requireNonNull(item.get(KEY)).s()));
        INDEXED_WHILE_OPEN.forEach(moved::remove);
        moved.computeIfPresent(TENANT, (_, _) -> AttributeValue.fromS("bare"));
        return moved;
    }
}
