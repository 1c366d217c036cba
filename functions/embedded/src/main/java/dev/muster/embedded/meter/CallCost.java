package dev.muster.embedded.meter;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Calculates the cost of a call from its request and its response. */
final class CallCost {
    private CallCost() {}

    /** Returns the charges of a successful call. */
    static List<TableCharge> of(SdkRequest request, SdkResponse response) {
        return switch (request) {
            case PutItemRequest put -> List.of(WriteCost.put(put));
            case UpdateItemRequest update ->
                List.of(WriteCost.update(update, ((UpdateItemResponse) response).attributes()));
            case DeleteItemRequest delete ->
                List.of(WriteCost.delete(delete, ((DeleteItemResponse) response).attributes()));
            case BatchWriteItemRequest batch ->
                WriteCost.batch(batch.requestItems(), ((BatchWriteItemResponse) response).unprocessedItems());
            case TransactWriteItemsRequest transaction -> WriteCost.transaction(transaction.transactItems(), true);
            case BatchExecuteStatementRequest batch ->
                WriteCost.statements(batch, ((BatchExecuteStatementResponse) response).responses());
            case GetItemRequest get -> List.of(ReadCost.get(get, (GetItemResponse) response));
            case BatchGetItemRequest batch -> ReadCost.batch(batch, (BatchGetItemResponse) response);
            case QueryRequest query -> List.of(ReadCost.query(query, (QueryResponse) response));
            case SdkRequest _ -> List.of();
        };
    }

    /** Returns the charges of a rejected call. A condition costs the same whether it holds or not. */
    static List<TableCharge> of(SdkRequest request, Throwable failure) {
        return switch (request) {
            case PutItemRequest put
            when failure instanceof ConditionalCheckFailedException failed ->
                List.of(WriteCost.rejected(put, failed.item()));
            case UpdateItemRequest update
            when failure instanceof ConditionalCheckFailedException failed ->
                List.of(WriteCost.update(update, failed.item()));
            case TransactWriteItemsRequest transaction
            when failure instanceof TransactionCanceledException ->
                WriteCost.transaction(transaction.transactItems(), false);
            case SdkRequest _ -> List.of();
        };
    }
}
