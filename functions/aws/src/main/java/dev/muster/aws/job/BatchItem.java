package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Batch;
import java.time.Instant;

/**
 * A batch as an item: {@code i}, its ids joined; in batches that were planned {@code u}, how far it reaches,
 * {@code l}, there in the last one of a slot, and {@code b}, the bytes of its stretch, as far as known.
 */
final class BatchItem {
    private static final String IDS = "i";
    private static final String UPTO = "u";
    private static final String LAST = "l";
    private static final String SPAN = "b";

    private BatchItem() {}

    static TableItem encode(JobKeys keys, Batch batch, Instant expires) {
        TableItem.Builder item = TableItem.at(keys.batch(batch.key()))
                .text(IDS, IdList.join(batch.ids()))
                .expires(expires);
        if (!batch.position().isEmpty()) {
            item.text(UPTO, batch.position());
        }
        if (batch.last()) {
            item.flag(LAST, true);
        }
        if (batch.rangeBytes() > 0) {
            item.number(SPAN, batch.rangeBytes());
        }
        return item.build();
    }

    static Batch decode(TableItem item) {
        return new Batch(
                JobKeys.batchOf(item.key()),
                IdList.split(item.text(IDS)),
                item.has(UPTO) ? item.text(UPTO) : "",
                item.has(LAST),
                item.has(SPAN) ? item.number(SPAN) : 0);
    }
}
