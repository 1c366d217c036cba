package dev.muster.core.job;

import dev.muster.core.file.FileRow;
import java.util.List;

/** Some rows of one stripe of a part, stored together. */
public record RowChunk(Key key, List<FileRow> rows) {
    public RowChunk {
        rows = List.copyOf(rows);
    }

    /**
     * The key of a chunk in its job.
     *
     * @param stripe from 0 to 63
     * @param part the number of the part; 0 for a file that one request sends whole
     * @param token the token of the upload
     * @param number the number among the chunks of the part and stripe, from 0
     */
    public record Key(int stripe, int part, String token, int number) {}
}
