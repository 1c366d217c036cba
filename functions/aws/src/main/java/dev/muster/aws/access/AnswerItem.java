package dev.muster.aws.access;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.core.access.Answer;
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
final class AnswerItem {
    static final String UNTIL = "until";
    private static final String REQUEST = "request";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String TOKEN = "token";
    private static final String PARTS = "parts";

    private AnswerItem() {}

    static Key key(String partition) {
        return new Key(partition, "answer");
    }

    static Item encode(String partition, Answer answer, String token, List<byte[]> body) {
        Map<String, AttributeValue> headers = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> Attribute.text(header.getValue())));
        return Item.at(key(partition))
                .text(REQUEST, answer.request())
                .number(STATUS, answer.status())
                .with(HEADERS, Attribute.map(headers))
                .moment(UNTIL, answer.expires())
                .with(BODY, binary(body.getFirst()))
                .text(TOKEN, token)
                .number(PARTS, body.size())
                .expires(answer.expires())
                .build();
    }

    /** The items of all of the body but its first part. */
    static List<Item> rest(String partition, String token, List<byte[]> body, Instant expires) {
        return IntStream.range(1, body.size())
                .mapToObj(number -> Item.at(part(partition, token, number))
                        .with(BODY, binary(body.get(number)))
                        .expires(expires)
                        .build())
                .toList();
    }

    /** Where the other parts of the body lie. */
    static List<Key> rest(Item answer) {
        return IntStream.range(1, Math.toIntExact(answer.number(PARTS)))
                .mapToObj(number -> part(answer.key().pk(), answer.text(TOKEN), number))
                .toList();
    }

    static byte[] body(Item item) {
        return item.get(BODY).b().asByteArray();
    }

    static Instant until(Item answer) {
        return answer.moment(UNTIL);
    }

    static boolean isBy(String token, Item answer) {
        return answer.text(TOKEN).equals(token);
    }

    static Answer decode(Item answer, String body) {
        Map<String, String> headers = answer.get(HEADERS).m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().s()));
        return new Answer(answer.text(REQUEST), Math.toIntExact(answer.number(STATUS)), headers, body, until(answer));
    }

    private static Key part(String partition, String token, int number) {
        return new Key(partition, "part#%s#%04d".formatted(token, number));
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.builder().b(SdkBytes.fromByteArray(bytes)).build();
    }
}
