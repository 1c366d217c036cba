package dev.muster.aws.job;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.core.job.Job;
import dev.muster.core.job.Progress;

/**
 * How far a slot is planned as an item: {@code p}, twice the batches written and one more once the slot is closed, which
 * only ever grows; {@code u}, the last id looked at; {@code n}, people found.
 */
final class ProgressItem {
    private static final String POSITION = "p";
    private static final String UPTO = "u";
    private static final String SELECTED = "n";

    private ProgressItem() {}

    static Item encode(Job job, Progress progress) {
        return Item.at(new JobKeys(job.tenant(), job.id()).plan(progress.slot()))
                .number(POSITION, position(progress))
                .text(UPTO, progress.upto())
                .number(SELECTED, progress.selected())
                .expires(job.expires())
                .build();
    }

    /** Nothing is written down of the slot yet, or something that is less far than this. */
    static Condition behind(Progress progress) {
        return Condition.absentOrAtMost(POSITION, Attribute.number(position(progress) - 1));
    }

    private static long position(Progress progress) {
        return 2L * progress.batches() + (progress.closed() ? 1 : 0);
    }

    static Progress decode(Item item) {
        long position = item.number(POSITION);
        return new Progress(
                JobKeys.slotOf(item.key()),
                item.text(UPTO),
                item.number(SELECTED),
                Math.toIntExact(position / 2),
                position % 2 == 1);
    }
}
