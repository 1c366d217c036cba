package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Batch;
import java.time.Instant;

/**
 * A batch as an item: {@code i}, its ids joined. A planned batch also has {@code u}, the position that it reaches;
 * {@code l}, if it is the last of its slot; and {@code b}, the bytes of its range, if known.
 */
final class BatchItem {
    private static final String IDS = "i";
    private static final String POSITION = "u";
    private static final String LAST = "l";
    private static final String RANGE_BYTES = "b";

    private BatchItem() {}

    static TableItem encode(JobKeys keys, Batch batch, Instant expires) {
        TableItem.Builder item = TableItem.at(keys.batch(batch.key()))
                .text(IDS, IdList.join(batch.ids()))
                .expires(expires);
        if (!batch.position().isEmpty()) {
            item.text(POSITION, batch.position());
        }
        if (batch.last()) {
            item.flag(LAST, true);
        }
        if (batch.rangeBytes() > 0) {
            item.number(RANGE_BYTES, batch.rangeBytes());
        }
        return item.build();
    }

    static Batch decode(TableItem item) {
        return new Batch(
                JobKeys.batchOf(item.key()),
                IdList.split(item.text(IDS)),
                item.has(POSITION) ? item.text(POSITION) : "",
                item.has(LAST),
                item.has(RANGE_BYTES) ? item.number(RANGE_BYTES) : 0);
    }
}
