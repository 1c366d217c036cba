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
 * The exceptions of a batch as an item: {@code o}, a list of [outcome letter, reason, ids joined], with one entry for
 * each pair of outcome and reason, because most exceptions of a batch are alike. A reader gets them grouped, not in the
 * order of the batch. Exceptions that do not fit into one item continue in further items, because a reason may quote a
 * value of 8 KB: {@code t} is the token in their keys, and {@code n} their number.
 */
final class BatchOutcomesItem {
    private static final String OUTCOMES = "o";
    private static final String TOKEN = "t";
    private static final String FURTHER = "n";

    /** Bytes of groups in one item. An item has at most 400 KB, with its names and keys. */
    private static final long MAX_BYTES = 350 * 1024;

    /** Upper bound of the bytes that surround a group. */
    private static final long GROUP_OVERHEAD = 32;

    private BatchOutcomesItem() {}

    private record Group(Outcome outcome, String reason, String ids) {
        long bytes() {
            return Value.bytes(reason) + Value.bytes(ids) + GROUP_OVERHEAD;
        }
    }

    private record Kind(Outcome outcome, String reason) {}

    /**
     * Returns the item of the batch, then its further items, if any. The further items count only once the first item
     * is stored.
     */
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
        return CallChunks.of(groups(outcomes), Integer.MAX_VALUE, Group::bytes, MAX_BYTES);
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

    /** Returns the keys of the further items. Most batches have none. */
    static List<ItemKey> further(JobKeys keys, TableItem item) {
        return item.has(TOKEN)
                ? IntStream.rangeClosed(1, Math.toIntExact(item.number(FURTHER)))
                        .mapToObj(part -> keys.furtherOutcomes(JobKeys.batchOf(item.key()), item.text(TOKEN), part))
                        .toList()
                : List.of();
    }

    /** Returns the outcomes of an item and its further items. */
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
