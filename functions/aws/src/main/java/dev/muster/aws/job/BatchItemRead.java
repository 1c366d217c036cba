package dev.muster.aws.job;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.BatchKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads one item for each of several batches. A query costs by the size of all its items together, a read of single items
 * by the size of each, and for a missing one as much as for the smallest. A delivery mostly has batches that lie side by
 * side, so these are read by one query.
 *
 * @param key returns the key of the item of a batch; the keys of a slot sort as the numbers of its batches do
 * @param latest whether to read with strong consistency
 */
record BatchItemRead(DynamoTable table, Function<BatchKey, ItemKey> key, boolean latest) {
    /** A query also pays for items between those that are wanted, so at least half of the range is wanted. */
    private static final int MOST_PER_WANTED = 2;

    /** Returns the stored items of these batches, in no order. */
    List<TableItem> of(Collection<BatchKey> batches) {
        SortedSet<BatchKey> sorted = new TreeSet<>(batches);
        if (!areNeighbours(sorted)) {
            List<ItemKey> keys = sorted.stream().map(key).toList();
            return latest ? table.readLatest(keys) : table.read(keys);
        }
        ItemKey first = key.apply(sorted.first());
        ItemKey last = key.apply(sorted.last());
        return ItemQuery.between(first.pk(), first.sk(), last.sk(), latest)
                .items(table)
                .filter(item -> sorted.contains(JobKeys.batchOf(item.key())))
                .toList();
    }

    private static boolean areNeighbours(SortedSet<BatchKey> batches) {
        return batches.size() > 1
                && batches.first().slot() == batches.last().slot()
                && batches.last().number() - batches.first().number() < MOST_PER_WANTED * batches.size();
    }
}
