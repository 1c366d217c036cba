package dev.muster.aws.job;

import dev.muster.aws.table.Item;
import dev.muster.core.job.Batch;
import java.time.Instant;

/** A batch as an item: {@code i}, its ids joined. */
final class BatchItem {
    private static final String IDS = "i";

    private BatchItem() {}

    static Item encode(JobKeys keys, Batch batch, Instant expires) {
        return Item.at(keys.batch(batch.key()))
                .text(IDS, Ids.join(batch.ids()))
                .expires(expires)
                .build();
    }

    static Batch decode(Item item) {
        return new Batch(JobKeys.batchOf(item.key()), Ids.split(item.text(IDS)));
    }
}
