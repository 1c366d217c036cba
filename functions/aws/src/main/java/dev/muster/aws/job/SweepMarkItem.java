package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Job;
import dev.muster.core.job.SweepMark;

/**
 * The progress that Sweep saw last, as an item: {@code m}, the mark; {@code at}, the moment since when it is the same;
 * {@code n}, the number of resends.
 */
final class SweepMarkItem {
    private static final String MARK = "m";
    private static final String AT = "at";
    private static final String RESENDS = "n";

    private SweepMarkItem() {}

    static TableItem encode(Job job, SweepMark sweepMark) {
        return TableItem.at(new JobKeys(job.tenant(), job.id()).sweepMark())
                .text(MARK, sweepMark.mark())
                .moment(AT, sweepMark.at())
                .number(RESENDS, sweepMark.resends())
                .expires(job.expires())
                .build();
    }

    static SweepMark decode(TableItem item) {
        return new SweepMark(item.text(MARK), item.moment(AT), Math.toIntExact(item.number(RESENDS)));
    }
}
