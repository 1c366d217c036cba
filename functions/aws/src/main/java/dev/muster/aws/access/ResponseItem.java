package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.StoredResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A remembered answer as items of one partition: in {@code answer} its {@code request} digest, {@code status} and
 * {@code headers}, {@code until}, the moment it is forgotten, exactly, and the {@code body}, packed. What of that is too
 * much for one item lies in items {@code part#token#number}, of which {@code token} and {@code parts} tell.
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
        return new ItemKey(partition, "answer");
    }

    static TableItem encode(String partition, StoredResponse answer, String token, List<byte[]> body) {
        Map<String, AttributeValue> headers = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> AttributeValues.text(header.getValue())));
        return TableItem.at(key(partition))
                .text(REQUEST, answer.request())
                .number(STATUS, answer.status())
                .with(HEADERS, AttributeValues.map(headers))
                .moment(UNTIL, answer.expires())
                .with(BODY, binary(body.getFirst()))
                .text(TOKEN, token)
                .number(PARTS, body.size())
                .expires(answer.expires())
                .build();
    }

    /** The items of all of the body but its first part. */
    static List<TableItem> rest(String partition, String token, List<byte[]> body, Instant expires) {
        return IntStream.range(1, body.size())
                .mapToObj(number -> TableItem.at(part(partition, token, number))
                        .with(BODY, binary(body.get(number)))
                        .expires(expires)
                        .build())
                .toList();
    }

    /** Where the other parts of the body lie. */
    static List<ItemKey> rest(TableItem answer) {
        return IntStream.range(1, Math.toIntExact(answer.number(PARTS)))
                .mapToObj(number -> part(answer.key().pk(), answer.text(TOKEN), number))
                .toList();
    }

    static byte[] body(TableItem item) {
        return item.get(BODY).b().asByteArray();
    }

    static Instant until(TableItem answer) {
        return answer.moment(UNTIL);
    }

    static boolean isBy(String token, TableItem answer) {
        return answer.text(TOKEN).equals(token);
    }

    static StoredResponse decode(TableItem answer, String body) {
        Map<String, String> headers = answer.get(HEADERS).m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().s()));
        return new StoredResponse(
                answer.text(REQUEST), Math.toIntExact(answer.number(STATUS)), headers, body, until(answer));
    }

    private static ItemKey part(String partition, String token, int number) {
        return new ItemKey(partition, "part#%s#%04d".formatted(token, number));
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.builder().b(SdkBytes.fromByteArray(bytes)).build();
    }
}
