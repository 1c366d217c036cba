package dev.muster.cli.file;

import java.util.Locale;

/** The two formats of a file of people. */
public enum FileFormat {
    CSV,
    NDJSON;

    /** Returns the name as the API spells it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format by the ending of the name, else by the first character of the text. */
    static FileFormat of(String name, byte[] head) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
            return CSV;
        }
        if (plain.endsWith(".ndjson") || plain.endsWith(".jsonl")) {
            return NDJSON;
        }
        return first(head) == '{' ? NDJSON : CSV;
    }

    private static int first(byte[] head) {
        for (byte next : head) {
            // A byte order mark has three bytes below zero.
            if (next > ' ') {
                return next;
            }
        }
        return 0;
    }
}
