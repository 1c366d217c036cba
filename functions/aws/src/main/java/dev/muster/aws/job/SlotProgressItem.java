package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.job.Job;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.SlotProgress;

/**
 * The progress of planning a slot as an item: {@code p}, twice the number of batches, plus one once the slot is closed,
 * which only grows; {@code u}, the id that the planner read last; {@code n}, the number of selected people. The progress of a file also has
 * {@code a}, {@code r} and {@code m}: the numbers of repeated, refused and missing rows.
 */
final class SlotProgressItem {
    private static final String STEP = "p";
    private static final String LAST_ID = "u";
    private static final String SELECTED = "n";
    private static final String REPEATED = "a";
    private static final String REFUSED = "r";
    private static final String NOT_FOUND = "m";

    private SlotProgressItem() {}

    static TableItem encode(Job job, SlotProgress progress) {
        TableItem.Builder item = TableItem.at(new JobKeys(job.tenant(), job.id()).plan(progress.slot()))
                .number(STEP, step(progress))
                .text(LAST_ID, progress.position())
                .number(SELECTED, progress.selected())
                .expires(job.expires());
        CostAttributes.encode(progress.cost()).forEach(item::with);
        if (!progress.rows().equals(PlannedRows.NONE)) {
            item.number(REPEATED, progress.rows().repeated())
                    .number(REFUSED, progress.rows().refused())
                    .number(NOT_FOUND, progress.rows().notFound());
        }
        return item.build();
    }

    /** The condition that the stored progress of the slot is missing or smaller than this one. */
    static WriteCondition notReached(SlotProgress progress) {
        return WriteCondition.absentOrAtMost(STEP, AttributeValues.number(step(progress) - 1));
    }

    private static long step(SlotProgress progress) {
        return 2L * progress.batches() + (progress.closed() ? 1 : 0);
    }

    static SlotProgress decode(TableItem item) {
        long step = item.number(STEP);
        return new SlotProgress(
                JobKeys.slotOf(item.key()),
                item.text(LAST_ID),
                item.number(SELECTED),
                Math.toIntExact(step / 2),
                step % 2 == 1,
                item.has(REPEATED)
                        ? new PlannedRows(item.number(REPEATED), item.number(REFUSED), item.number(NOT_FOUND))
                        : PlannedRows.NONE,
                CostAttributes.decode(item.attributes()));
    }
}
