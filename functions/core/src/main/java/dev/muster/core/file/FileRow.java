package dev.muster.core.file;

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
    public FileRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
