package dev.muster.simulation;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowNumber;
import dev.muster.core.flow.job.RowStream;
import dev.muster.core.job.FilePart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The content of an uploaded file or part. Each cell names the content and the row, so that a row shows where it is from.
 *
 * @param digest the digest of its bytes, different for every content
 */
record FileContent(String digest, List<FileRow> rows) {
    private static final List<String> HEADINGS = List.of("key", "from");

    FileContent {
        rows = List.copyOf(rows);
    }

    /** Returns the cells of a row of the content with this digest. */
    static Map<String, String> cells(String digest, RowNumber number) {
        return Map.of("from", digest + " " + number.text());
    }

    /** Returns the digest of the content that a stored row is from. */
    static String digest(FileRow row) {
        String from = Objects.requireNonNull(row.cells().get("from"));
        return from.substring(0, from.length() - row.number().text().length() - 1);
    }

    /** Returns the rows as a flow reads them. */
    RowStream stream() {
        Deque<FileRow> left = new ArrayDeque<>(rows);
        return new RowStream() {
            @Override
            public List<String> headings() {
                return HEADINGS;
            }

            @Override
            public Step next() {
                return left.isEmpty()
                        ? new Step.End(new FilePart.Count(rows.size(), rows.size()), digest)
                        : new Step.Row(left.remove());
            }
        };
    }
}
