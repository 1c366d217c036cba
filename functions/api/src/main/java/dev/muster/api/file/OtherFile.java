package dev.muster.api.file;

import java.util.HexFormat;
import java.util.Optional;

/** Files of other kinds that are sent as CSV or NDJSON by mistake, by their first bytes. */
final class OtherFile {
    private static final String SAVE = "; save it as CSV in UTF-8";

    private OtherFile() {}

    /** Returns what the file is, and what to do; empty when its first bytes may be text in UTF-8. */
    static Optional<String> of(byte[] first) {
        String bytes = HexFormat.of().formatHex(first);
        if (bytes.startsWith("504b0304") || bytes.startsWith("d0cf11e0")) {
            return Optional.of("the file is a workbook of a spreadsheet, or an archive" + SAVE);
        }
        if (bytes.startsWith("1f8b")) {
            return Optional.of("the file is compressed with gzip; send it with Content-Encoding: gzip");
        }
        if (bytes.startsWith("25504446")) {
            return Optional.of("the file is a PDF" + SAVE);
        }
        boolean isMarked = bytes.startsWith("fffe") || bytes.startsWith("feff");
        boolean hasZero = first.length > 1 && (first[0] == 0 || first[1] == 0);
        return isMarked || hasZero
                ? Optional.of("the file is in UTF-16 or UTF-32; save it in UTF-8")
                : Optional.empty();
    }
}
