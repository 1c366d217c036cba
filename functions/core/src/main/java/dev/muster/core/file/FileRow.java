package dev.muster.core.file;

import dev.muster.core.person.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a file as it was read.
 *
 * @param key what names its person, as sent; blank when the row does not say it
 * @param cells the cells as sent, by their headings, in the order of the file; members of an NDJSON row have the
 *     headings that CSV would have
 * @param change what the row asks for; nothing when it has a problem
 * @param problem why it is refused whatever the person is; empty when the row can be read
 */
public record FileRow(
        RowNumber number, String key, Map<String, String> cells, RowChange change, Optional<RowProblem> problem) {
    /** The most bytes of a row. */
    public static final long MAX_BYTES = 128 * 1024;

    private static final int ROW_OVERHEAD = 64;
    private static final int CELL_OVERHEAD = 8;

    public FileRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** Returns the size of all texts and values in UTF-8 bytes, with what surrounds them. */
    public long bytes() {
        long bytes = Value.bytes(key) + ROW_OVERHEAD + change.bytes();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            bytes += Value.bytes(cell.getKey()) + Value.bytes(cell.getValue()) + CELL_OVERHEAD;
        }
        return bytes + problem.map(found -> Value.bytes(found.reason())).orElse(0L);
    }
}
