package dev.muster.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client that counts the units of its calls. It has the calls that Muster makes and no others. A rejected call reports
 * no units, so a failed condition is not counted.
 */
public record CountingClient(DynamoDbClient client, UsedUnits used) implements DynamoDbClient {

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    /** Does nothing: the client belongs to the process, not to this invocation. */
    @Override
    public void close() {}

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        GetItemResponse response =
                client.getItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.read(one(response.consumedCapacity()));
        return response;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        QueryResponse response =
                client.query(request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.read(one(response.consumedCapacity()));
        return response;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        BatchGetItemResponse response = client.batchGetItem(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.read(response.consumedCapacity());
        return response;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        PutItemResponse response =
                client.putItem(request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(one(response.consumedCapacity()));
        return response;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        UpdateItemResponse response = client.updateItem(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(one(response.consumedCapacity()));
        return response;
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        DeleteItemResponse response = client.deleteItem(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(one(response.consumedCapacity()));
        return response;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        BatchWriteItemResponse response = client.batchWriteItem(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(response.consumedCapacity());
        return response;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response = client.transactWriteItems(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(response.consumedCapacity());
        return response;
    }

    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
        BatchExecuteStatementResponse response = client.batchExecuteStatement(
                request.toBuilder().returnConsumedCapacity(TOTAL).build());
        used.wrote(response.consumedCapacity());
        return response;
    }

    private static List<ConsumedCapacity> one(@Nullable ConsumedCapacity capacity) {
        return capacity == null ? List.of() : List.of(capacity);
    }
}
