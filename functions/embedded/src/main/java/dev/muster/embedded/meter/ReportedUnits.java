package dev.muster.embedded.meter;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The units of a call as its response reports them. */
final class ReportedUnits {
    private ReportedUnits() {}

    /**
     * Returns the response with its units. The embedded store reports none for statements, for missing items and for the
     * index entries of batches; the service charges all of them.
     */
    static SdkResponse complete(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case BatchExecuteStatementResponse executed ->
                executed.toBuilder()
                        .consumedCapacity(charged(request, response))
                        .build();
            case BatchGetItemResponse read ->
                read.toBuilder().consumedCapacity(charged(request, response)).build();
            case BatchWriteItemResponse written ->
                written.toBuilder().consumedCapacity(charged(request, response)).build();
            case SdkResponse other -> other;
        };
    }

    private static List<ConsumedCapacity> charged(SdkRequest request, SdkResponse response) {
        return CallCost.of(request, response).stream()
                .map(charge -> ConsumedCapacity.builder()
                        .tableName(charge.table())
                        .capacityUnits(charge.writeUnits() + charge.readHalves() / 2.0)
                        .build())
                .toList();
    }
}
