package dev.muster.aws.job;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Item;
import dev.muster.core.job.Job;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.Result;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The exceptions of a batch as an item: {@code o}, a list of [outcome letter, reason, ids joined], one a kind, since
 * most exceptions of a batch are alike. So they come back sorted by kind, not in the order of the batch.
 */
final class OutcomesItem {
    private static final String OUTCOMES = "o";

    private OutcomesItem() {}

    private record Group(Outcome outcome, String reason) {}

    static Item encode(Job job, Outcomes outcomes) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        outcomes.exceptions()
                .forEach(result -> groups.computeIfAbsent(
                                new Group(result.outcome(), result.reason()), group -> new ArrayList<>())
                        .add(result.id()));
        List<AttributeValue> encoded = new ArrayList<>();
        groups.forEach((group, ids) -> encoded.add(encode(group, ids)));
        return Item.at(new JobKeys(job.tenant(), job.id()).outcomes(outcomes.batch()))
                .list(OUTCOMES, encoded)
                .expires(job.expires())
                .build();
    }

    private static AttributeValue encode(Group group, List<String> ids) {
        return Attribute.list(List.of(
                Attribute.text(OutcomeCode.of(group.outcome())),
                Attribute.text(group.reason()),
                Attribute.text(Ids.join(ids))));
    }

    static Outcomes decode(Item item) {
        return new Outcomes(
                JobKeys.batchOf(item.key()),
                item.get(OUTCOMES).l().stream().flatMap(OutcomesItem::decode).toList());
    }

    private static Stream<Result> decode(AttributeValue group) {
        Outcome outcome = OutcomeCode.read(group.l().get(0).s());
        String reason = group.l().get(1).s();
        return Ids.split(group.l().get(2).s()).stream().map(id -> new Result(id, outcome, reason));
    }
}
