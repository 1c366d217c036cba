package dev.muster.aws.job;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the exceptions of each batch once, and reads them. Further items are written first, under a token of their
 * writer. If the writer fails, or another worker wrote the batch before, no reader finds those items and they expire
 * with the job.
 */
record OutcomeStore(DynamoTable table) {

    /** Writes the outcomes of a batch. Returns the stored outcomes: these, or those of an earlier writer. */
    BatchOutcomes write(Job job, BatchOutcomes outcomes) {
        String token = Long.toHexString(table.random().nextLong());
        List<TableItem> items = BatchOutcomesItem.encode(job, outcomes, token);
        items.stream().skip(1).forEach(item -> table.put(item, WriteCondition.ABSENT));
        return table.put(items.getFirst(), WriteCondition.ABSENT)
                .map(stored -> decode(new JobKeys(job.tenant(), job.id()), List.of(stored))
                        .get(outcomes.batch()))
                .orElse(outcomes);
    }

    Map<BatchKey, BatchOutcomes> read(JobKeys keys, Collection<BatchKey> batches) {
        return decode(keys, new BatchItemRead(table, keys::outcomes, true).of(batches));
    }

    private Map<BatchKey, BatchOutcomes> decode(JobKeys keys, List<TableItem> items) {
        List<ItemKey> wanted = items.stream()
                .flatMap(item -> BatchOutcomesItem.further(keys, item).stream())
                .toList();
        Map<ItemKey, TableItem> further =
                table.readLatest(wanted).stream().collect(Collectors.toMap(TableItem::key, Function.identity()));
        Map<BatchKey, BatchOutcomes> outcomes = new HashMap<>();
        for (TableItem item : items) {
            BatchOutcomes whole = BatchOutcomesItem.decode(item, all(BatchOutcomesItem.further(keys, item), further));
            outcomes.put(whole.batch(), whole);
        }
        return outcomes;
    }

    private static List<TableItem> all(List<ItemKey> wanted, Map<ItemKey, TableItem> found) {
        List<TableItem> all = new ArrayList<>();
        for (ItemKey key : wanted) {
            TableItem item = found.get(key);
            if (item == null) {
                throw new IllegalStateException(
                        "the item " + key.sk() + " of a batch with further outcomes is missing");
            }
            all.add(item);
        }
        return all;
    }
}
