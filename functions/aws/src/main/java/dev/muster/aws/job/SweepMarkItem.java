package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Job;
import dev.muster.core.job.SweepMark;

/** What was seen of a job last as an item: {@code m}, the mark; {@code at}, since when; {@code n}, how often it was rung for. */
final class SweepMarkItem {
    private static final String MARK = "m";
    private static final String AT = "at";
    private static final String RUNG = "n";

    private SweepMarkItem() {}

    static TableItem encode(Job job, SweepMark look) {
        return TableItem.at(new JobKeys(job.tenant(), job.id()).look())
                .text(MARK, look.mark())
                .moment(AT, look.at())
                .number(RUNG, look.resends())
                .expires(job.expires())
                .build();
    }

    static SweepMark decode(TableItem item) {
        return new SweepMark(item.text(MARK), item.moment(AT), Math.toIntExact(item.number(RUNG)));
    }
}
