package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.job.Job;
import dev.muster.core.job.SlotProgress;

/**
 * How far a slot is planned as an item: {@code p}, twice the batches written and one more once the slot is closed, which
 * only ever grows; {@code u}, the last id looked at; {@code n}, people found.
 */
final class SlotProgressItem {
    private static final String POSITION = "p";
    private static final String UPTO = "u";
    private static final String SELECTED = "n";

    private SlotProgressItem() {}

    static TableItem encode(Job job, SlotProgress progress) {
        return TableItem.at(new JobKeys(job.tenant(), job.id()).plan(progress.slot()))
                .number(POSITION, position(progress))
                .text(UPTO, progress.position())
                .number(SELECTED, progress.selected())
                .expires(job.expires())
                .build();
    }

    /** Nothing is written down of the slot yet, or something that is less far than this. */
    static WriteCondition behind(SlotProgress progress) {
        return WriteCondition.absentOrAtMost(POSITION, AttributeValues.number(position(progress) - 1));
    }

    private static long position(SlotProgress progress) {
        return 2L * progress.batches() + (progress.closed() ? 1 : 0);
    }

    static SlotProgress decode(TableItem item) {
        long position = item.number(POSITION);
        return new SlotProgress(
                JobKeys.slotOf(item.key()),
                item.text(UPTO),
                item.number(SELECTED),
                Math.toIntExact(position / 2),
                position % 2 == 1);
    }
}
