package dev.muster.aws.job;

import dev.muster.aws.table.Item;
import dev.muster.core.job.Job;
import dev.muster.core.job.Look;

/** What was seen of a job last as an item: {@code m}, the mark; {@code at}, since when; {@code n}, how often it was rung for. */
final class LookItem {
    private static final String MARK = "m";
    private static final String AT = "at";
    private static final String RUNG = "n";

    private LookItem() {}

    static Item encode(Job job, Look look) {
        return Item.at(new JobKeys(job.tenant(), job.id()).look())
                .text(MARK, look.mark())
                .moment(AT, look.at())
                .number(RUNG, look.rung())
                .expires(job.expires())
                .build();
    }

    static Look decode(Item item) {
        return new Look(item.text(MARK), item.moment(AT), Math.toIntExact(item.number(RUNG)));
    }
}
