package dev.muster.aws.job;

import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.aws.table.Table;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Outcomes;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the exceptions of batches down, each batch's once, and reads them. The further items of many exceptions are there
 * before the one that names them, under a token of their writer: so those of a writer who died, or came second, are never
 * read, and vanish with the job.
 */
record OutcomesLedger(Table table) {

    /** What stands after: these, or what was there before. */
    Outcomes write(Job job, Outcomes outcomes, Deadline deadline) {
        String token = Long.toHexString(table.chance().nextLong());
        List<Item> items = OutcomesItem.encode(job, outcomes, token);
        items.stream().skip(1).forEach(item -> table.put(item, Condition.ABSENT, deadline));
        return table.put(items.getFirst(), Condition.ABSENT, deadline)
                .map(stands -> decode(new JobKeys(job.tenant(), job.id()), List.of(stands), deadline)
                        .get(outcomes.batch()))
                .orElse(outcomes);
    }

    Map<BatchKey, Outcomes> read(JobKeys keys, Collection<BatchKey> batches, Deadline deadline) {
        return decode(
                keys, table.readLatest(batches.stream().map(keys::outcomes).toList(), deadline), deadline);
    }

    private Map<BatchKey, Outcomes> decode(JobKeys keys, List<Item> items, Deadline deadline) {
        List<Key> wanted = items.stream()
                .flatMap(item -> OutcomesItem.further(keys, item).stream())
                .toList();
        Map<Key, Item> further =
                table.readLatest(wanted, deadline).stream().collect(Collectors.toMap(Item::key, Function.identity()));
        Map<BatchKey, Outcomes> outcomes = new HashMap<>();
        for (Item item : items) {
            Outcomes whole = OutcomesItem.decode(item, all(OutcomesItem.further(keys, item), further));
            outcomes.put(whole.batch(), whole);
        }
        return outcomes;
    }

    private static List<Item> all(List<Key> wanted, Map<Key, Item> found) {
        List<Item> all = new ArrayList<>();
        for (Key key : wanted) {
            Item item = found.get(key);
            if (item == null) {
                throw new IllegalStateException("the item " + key.sk() + ", which others name, is gone");
            }
            all.add(item);
        }
        return all;
    }
}
