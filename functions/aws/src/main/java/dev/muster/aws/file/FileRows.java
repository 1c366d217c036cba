package dev.muster.aws.file;

import dev.muster.core.file.FileRow;
import java.util.ArrayList;
import java.util.List;

/** Rows of a file as compressed bytes. */
public final class FileRows {
    private FileRows() {}

    /** Returns the bytes of the rows. */
    public static byte[] pack(List<FileRow> rows) {
        RowOutput out = new RowOutput();
        RowWriter writer = new RowWriter(out, rows);
        rows.forEach(writer::write);
        return out.compressed();
    }

    /** Returns the rows. Throws {@link IllegalStateException} when the bytes are damaged. */
    public static List<FileRow> unpack(byte[] packed) {
        RowReader reader = new RowReader(RowInput.of(packed));
        List<FileRow> rows = new ArrayList<>();
        while (rows.size() < reader.rows()) {
            rows.add(reader.read());
        }
        return rows;
    }
}
