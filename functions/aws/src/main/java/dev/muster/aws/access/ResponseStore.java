package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.StoredResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The stored response or claim of one Idempotency-Key. The parts of the body lie under a token of the writer and are written
 * first. So the item that names the token is never without its parts.
 */
record ResponseStore(DynamoTable table, String partition) {

    StoredResponse save(StoredResponse response, Instant now) {
        String token = Long.toHexString(table.random().nextLong());
        List<byte[]> body = CompressedText.pack(response.body());
        table.putAll(ResponseItem.furtherParts(partition, token, body, response.expires()));
        WriteCondition absentOrExpired = WriteCondition.absentOrAtMost(ResponseItem.UNTIL, AttributeValues.moment(now));
        return table.put(ResponseItem.encode(partition, response, token, body), absentOrExpired)
                .filter(stored -> !ResponseItem.isWrittenBy(token, stored))
                .map(stored -> read(stored))
                .orElse(response);
    }

    /** Writes the response in place of the claim. Returns false when the claim is stored no more. */
    boolean replace(StoredResponse claim, StoredResponse response) {
        String token = Long.toHexString(table.random().nextLong());
        List<byte[]> body = CompressedText.pack(response.body());
        table.putAll(ResponseItem.furtherParts(partition, token, body, response.expires()));
        return table.put(ResponseItem.encode(partition, response, token, body), ResponseItem.holds(claim))
                .filter(stored -> stored.attributes().isEmpty() || !ResponseItem.isWrittenBy(token, stored))
                .isEmpty();
    }

    Optional<StoredResponse> find(Instant now) {
        return table.latest(ResponseItem.key(partition))
                .filter(item -> ResponseItem.until(item).isAfter(now))
                .map(item -> read(item));
    }

    private StoredResponse read(TableItem response) {
        if (ResponseItem.isOfJob(response)) {
            return ResponseItem.claim(response);
        }
        List<byte[]> body = new ArrayList<>(List.of(ResponseItem.body(response)));
        table.readLatest(ResponseItem.furtherParts(response)).stream()
                .sorted(Comparator.comparing(part -> part.key().sk()))
                .forEach(part -> body.add(ResponseItem.body(part)));
        return ResponseItem.decode(response, CompressedText.unpack(body));
    }
}
