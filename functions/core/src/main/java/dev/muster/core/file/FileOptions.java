package dev.muster.core.file;

import java.util.Map;
import java.util.Optional;

/**
 * How a file is read and what it may do, the same for all its parts.
 *
 * @param columns attribute by heading, for headings that are not attributes themselves; empty text ignores the column
 */
public record FileOptions(
        MatchKey match, RowMode mode, BlankCell blank, Map<String, String> columns, Optional<MaxRefused> maxRefused) {
    /** Updates people by id. */
    public static final FileOptions DEFAULT =
            new FileOptions(MatchKey.ID, RowMode.UPDATE, BlankCell.KEEP, Map.of(), Optional.empty());

    /** Returns these options without the names of columns, which nothing needs once all rows are read. */
    public FileOptions withoutColumns() {
        return new FileOptions(match, mode, blank, Map.of(), maxRefused);
    }

    public FileOptions {
        columns = Map.copyOf(columns);
    }
}
