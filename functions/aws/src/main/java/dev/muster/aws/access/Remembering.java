package dev.muster.aws.access;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.core.access.Answer;
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
record Remembering(Table table, String partition) {

    Answer remember(Answer answer, Instant now, Deadline deadline) {
        String token = Long.toHexString(table.chance().nextLong());
        List<byte[]> body = Packed.pack(answer.body());
        table.putAll(AnswerItem.rest(partition, token, body, answer.expires()), deadline);
        Condition free = Condition.absentOrAtMost(AnswerItem.UNTIL, Attribute.moment(now));
        return table.put(AnswerItem.encode(partition, answer, token, body), free, deadline)
                .filter(stands -> !AnswerItem.isBy(token, stands))
                .map(stands -> read(stands, deadline))
                .orElse(answer);
    }

    Optional<Answer> remembered(Instant now, Deadline deadline) {
        return table.latest(AnswerItem.key(partition), deadline)
                .filter(item -> AnswerItem.until(item).isAfter(now))
                .map(item -> read(item, deadline));
    }

    private Answer read(Item answer, Deadline deadline) {
        List<byte[]> body = new ArrayList<>(List.of(AnswerItem.body(answer)));
        table.readLatest(AnswerItem.rest(answer), deadline).stream()
                .sorted(Comparator.comparing(part -> part.key().sk()))
                .forEach(part -> body.add(AnswerItem.body(part)));
        return AnswerItem.decode(answer, Packed.unpack(body));
    }
}
