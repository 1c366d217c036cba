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
 * Keeps the answer of one Idempotency-Key. The parts of a body lie under the writer's own token and are written first,
 * so that the item which names the token, written once, is never without them.
 */
record ResponseStore(DynamoTable table, String partition) {

    StoredResponse remember(StoredResponse answer, Instant now) {
        String token = Long.toHexString(table.random().nextLong());
        List<byte[]> body = CompressedText.pack(answer.body());
        table.putAll(ResponseItem.rest(partition, token, body, answer.expires()));
        WriteCondition free = WriteCondition.absentOrAtMost(ResponseItem.UNTIL, AttributeValues.moment(now));
        return table.put(ResponseItem.encode(partition, answer, token, body), free)
                .filter(stands -> !ResponseItem.isBy(token, stands))
                .map(stands -> read(stands))
                .orElse(answer);
    }

    Optional<StoredResponse> remembered(Instant now) {
        return table.latest(ResponseItem.key(partition))
                .filter(item -> ResponseItem.until(item).isAfter(now))
                .map(item -> read(item));
    }

    private StoredResponse read(TableItem answer) {
        List<byte[]> body = new ArrayList<>(List.of(ResponseItem.body(answer)));
        table.readLatest(ResponseItem.rest(answer)).stream()
                .sorted(Comparator.comparing(part -> part.key().sk()))
                .forEach(part -> body.add(ResponseItem.body(part)));
        return ResponseItem.decode(answer, CompressedText.unpack(body));
    }
}
