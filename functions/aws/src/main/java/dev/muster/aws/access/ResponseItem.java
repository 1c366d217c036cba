package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.StoredResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored response or claim as items of one partition. The item {@code use} holds the {@code request} digest, {@code
 * status}, {@code headers}, {@code until} (the exact moment of its expiry) and the first part of the packed {@code
 * body}. Further parts of the body lie in the items {@code part#token#number}; {@code token} and {@code parts} name
 * them. An item without a status is the idempotency record of a job.
 */
final class ResponseItem {
    static final String UNTIL = "until";
    private static final String REQUEST = "request";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String TOKEN = "token";
    private static final String PARTS = "parts";

    private ResponseItem() {}

    static ItemKey key(String partition) {
        return new ItemKey(partition, "use");
    }

    static TableItem encode(String partition, StoredResponse response, String token, List<byte[]> body) {
        Map<String, AttributeValue> headers = response.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> AttributeValues.text(header.getValue())));
        return TableItem.at(key(partition))
                .text(REQUEST, response.request())
                .number(STATUS, response.status())
                .with(HEADERS, AttributeValues.map(headers))
                .moment(UNTIL, response.expires())
                .with(BODY, binary(body.getFirst()))
                .text(TOKEN, token)
                .number(PARTS, body.size())
                .expires(response.expires())
                .build();
    }

    /** Returns the items of the body from its second part on. */
    static List<TableItem> furtherParts(String partition, String token, List<byte[]> body, Instant expires) {
        return IntStream.range(1, body.size())
                .mapToObj(number -> TableItem.at(part(partition, token, number))
                        .with(BODY, binary(body.get(number)))
                        .expires(expires)
                        .build())
                .toList();
    }

    /** Returns the keys of the body from its second part on. */
    static List<ItemKey> furtherParts(TableItem response) {
        return IntStream.range(1, Math.toIntExact(response.number(PARTS)))
                .mapToObj(number -> part(response.key().pk(), response.text(TOKEN), number))
                .toList();
    }

    static byte[] body(TableItem item) {
        return item.get(BODY).b().asByteArray();
    }

    /** Returns whether the key was used by a request that made a job, which stores no response. */
    static boolean isOfJob(TableItem item) {
        return !item.has(STATUS);
    }

    /** Returns the idempotency record of a job as a claim. */
    static StoredResponse claim(TableItem ofJob) {
        return StoredResponse.claim(ofJob.text(REQUEST), "", until(ofJob));
    }

    /** Returns the condition that this claim is stored; its body is a random token of its own. */
    static WriteCondition holds(StoredResponse claim) {
        return WriteCondition.is(BODY, binary(CompressedText.pack(claim.body()).getFirst()));
    }

    static Instant until(TableItem response) {
        return response.moment(UNTIL);
    }

    static boolean isWrittenBy(String token, TableItem response) {
        return response.has(TOKEN) && response.text(TOKEN).equals(token);
    }

    static StoredResponse decode(TableItem response, String body) {
        Map<String, String> headers = response.get(HEADERS).m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().s()));
        return new StoredResponse(
                response.text(REQUEST), Math.toIntExact(response.number(STATUS)), headers, body, until(response));
    }

    private static ItemKey part(String partition, String token, int number) {
        return new ItemKey(partition, "part#%s#%04d".formatted(token, number));
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.builder().b(SdkBytes.fromByteArray(bytes)).build();
    }
}
