package dev.muster.aws.job;

import dev.muster.aws.call.CallChunks;
import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.PersonResult;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The exceptions of a batch as an item: {@code o}, a list of [outcome letter, reason, ids joined], one a kind, since
 * most exceptions of a batch are alike. So they come back sorted by kind, not in the order of the batch. What is more
 * than one item holds, as the reasons may be that quote values of 8 KB, goes on in further items: {@code t}, the token
 * that is in their keys, and {@code n}, how many there are, tell where.
 */
final class BatchOutcomesItem {
    private static final String OUTCOMES = "o";
    private static final String TOKEN = "t";
    private static final String FURTHER = "n";

    /** Of the 400 KB an item may have; what lies around the groups needs some. */
    private static final long MOST = 350 * 1024;

    /** More than what lies around a group. */
    private static final long AROUND = 32;

    private BatchOutcomesItem() {}

    private record Group(Outcome outcome, String reason, String ids) {
        long bytes() {
            return Value.bytes(reason) + Value.bytes(ids) + AROUND;
        }
    }

    private record Kind(Outcome outcome, String reason) {}

    /** The item that makes the outcomes stand, and after it those it goes on in, mostly none, which do not without it. */
    static List<TableItem> encode(Job job, BatchOutcomes outcomes, String token) {
        List<List<Group>> parts = parts(outcomes);
        JobKeys keys = new JobKeys(job.tenant(), job.id());
        TableItem.Builder first =
                item(keys.outcomes(outcomes.batch()), parts.isEmpty() ? List.of() : parts.getFirst(), job);
        if (parts.size() > 1) {
            first.text(TOKEN, token).number(FURTHER, parts.size() - 1);
        }
        return Stream.concat(
                        Stream.of(first),
                        IntStream.range(1, parts.size())
                                .mapToObj(part -> item(
                                        keys.furtherOutcomes(outcomes.batch(), token, part), parts.get(part), job)))
                .map(TableItem.Builder::build)
                .toList();
    }

    private static TableItem.Builder item(ItemKey key, List<Group> groups, Job job) {
        return TableItem.at(key).list(OUTCOMES, encoded(groups)).expires(job.expires());
    }

    private static List<List<Group>> parts(BatchOutcomes outcomes) {
        return CallChunks.of(groups(outcomes), Integer.MAX_VALUE, Group::bytes, MOST);
    }

    private static List<Group> groups(BatchOutcomes outcomes) {
        Map<Kind, List<String>> groups = new LinkedHashMap<>();
        outcomes.exceptions()
                .forEach(result -> groups.computeIfAbsent(
                                new Kind(result.outcome(), result.reason()), _ -> new ArrayList<>())
                        .add(result.id()));
        return groups.entrySet().stream()
                .map(entry ->
                        new Group(entry.getKey().outcome(), entry.getKey().reason(), IdList.join(entry.getValue())))
                .toList();
    }

    private static List<AttributeValue> encoded(List<Group> groups) {
        return groups.stream()
                .map(group -> AttributeValues.list(List.of(
                        AttributeValues.text(OutcomeCode.of(group.outcome())),
                        AttributeValues.text(group.reason()),
                        AttributeValues.text(group.ids()))))
                .toList();
    }

    /** The keys of the items it goes on in; mostly none. */
    static List<ItemKey> further(JobKeys keys, TableItem item) {
        return item.has(TOKEN)
                ? IntStream.rangeClosed(1, Math.toIntExact(item.number(FURTHER)))
                        .mapToObj(part -> keys.furtherOutcomes(JobKeys.batchOf(item.key()), item.text(TOKEN), part))
                        .toList()
                : List.of();
    }

    /** The outcomes, all items together. */
    static BatchOutcomes decode(TableItem item, List<TableItem> further) {
        return new BatchOutcomes(
                JobKeys.batchOf(item.key()),
                Stream.concat(Stream.of(item), further.stream())
                        .flatMap(part -> part.get(OUTCOMES).l().stream())
                        .flatMap(BatchOutcomesItem::decode)
                        .toList());
    }

    private static Stream<PersonResult> decode(AttributeValue group) {
        Outcome outcome = OutcomeCode.read(group.l().get(0).s());
        String reason = group.l().get(1).s();
        return IdList.split(group.l().get(2).s()).stream().map(id -> new PersonResult(id, outcome, reason));
    }
}
