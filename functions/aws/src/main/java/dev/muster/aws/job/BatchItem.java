package dev.muster.aws.job;

import dev.muster.aws.file.RowEntries;
import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import java.time.Instant;

/**
 * A batch as an item: {@code i}, its ids joined, or {@code r}, its rows compressed. A planned batch also has {@code u}, the position that it reaches;
 * {@code l}, if it is the last of its slot; and {@code b}, the bytes of its range, if known.
 */
final class BatchItem {
    private static final String IDS = "i";
    private static final String ROWS = "r";
    private static final String POSITION = "u";
    private static final String LAST = "l";
    private static final String RANGE_BYTES = "b";

    private BatchItem() {}

    static TableItem encode(JobKeys keys, Batch batch, Instant expires) {
        return encode(keys.batch(batch.key()), batch, expires);
    }

    static TableItem encode(ItemKey key, Batch batch, Instant expires) {
        TableItem.Builder item = TableItem.at(key).expires(expires);
        if (batch.entries().isEmpty()) {
            item.text(IDS, IdList.join(batch.ids()));
        } else {
            item.with(ROWS, AttributeValues.bytes(RowEntries.pack(batch.entries())));
        }
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
        BatchKey key = JobKeys.batchOf(item.key());
        String position = item.has(POSITION) ? item.text(POSITION) : "";
        if (item.has(ROWS)) {
            return Batch.ofRows(
                    key, RowEntries.unpack(item.get(ROWS).b().asByteArrayUnsafe()), position, item.has(LAST));
        }
        return new Batch(
                key,
                IdList.split(item.text(IDS)),
                position,
                item.has(LAST),
                item.has(RANGE_BYTES) ? item.number(RANGE_BYTES) : 0);
    }
}
