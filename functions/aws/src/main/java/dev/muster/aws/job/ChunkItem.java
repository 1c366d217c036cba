package dev.muster.aws.job;

import dev.muster.aws.file.FileRows;
import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.RowChunk;
import java.time.Instant;

/** A chunk of rows as an item: {@code r}, its rows as {@link FileRows} packs them. */
final class ChunkItem {
    private static final String ROWS = "r";

    private ChunkItem() {}

    static TableItem encode(JobKeys keys, RowChunk chunk, Instant expires) {
        return TableItem.at(keys.chunk(chunk.key()))
                .with(ROWS, AttributeValues.bytes(FileRows.pack(chunk.rows())))
                .expires(expires)
                .build();
    }

    static RowChunk decode(TableItem item) {
        return new RowChunk(
                JobKeys.chunkOf(item.key()), FileRows.unpack(item.get(ROWS).b().asByteArrayUnsafe()));
    }
}
