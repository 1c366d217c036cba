package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.StoredResponse;
import dev.muster.core.time.Deadline;
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

    StoredResponse remember(StoredResponse answer, Instant now, Deadline deadline) {
        String token = Long.toHexString(table.random().nextLong());
        List<byte[]> body = CompressedText.pack(answer.body());
        table.putAll(ResponseItem.rest(partition, token, body, answer.expires()), deadline);
        WriteCondition free = WriteCondition.absentOrAtMost(ResponseItem.UNTIL, AttributeValues.moment(now));
        return table.put(ResponseItem.encode(partition, answer, token, body), free, deadline)
                .filter(stands -> !ResponseItem.isBy(token, stands))
                .map(stands -> read(stands, deadline))
                .orElse(answer);
    }

    Optional<StoredResponse> remembered(Instant now, Deadline deadline) {
        return table.latest(ResponseItem.key(partition), deadline)
                .filter(item -> ResponseItem.until(item).isAfter(now))
                .map(item -> read(item, deadline));
    }

    private StoredResponse read(TableItem answer, Deadline deadline) {
        List<byte[]> body = new ArrayList<>(List.of(ResponseItem.body(answer)));
        table.readLatest(ResponseItem.rest(answer), deadline).stream()
                .sorted(Comparator.comparing(part -> part.key().sk()))
                .forEach(part -> body.add(ResponseItem.body(part)));
        return ResponseItem.decode(answer, CompressedText.unpack(body));
    }
}
