package dev.muster.api.oracle;

import java.util.List;

/**
 * A part of a random file, or the whole of it.
 *
 * @param columns the columns beside the key; rows have cells of these only
 * @param isCsv whether it is written as CSV, not NDJSON
 */
record SentPart(List<Column> columns, List<SentRow> rows, boolean isCsv) {
    SentPart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
