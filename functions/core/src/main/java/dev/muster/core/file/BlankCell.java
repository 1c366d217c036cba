package dev.muster.core.file;

import java.util.Locale;

/** What a blank cell means. {@code #N/A} in CSV and {@code null} in NDJSON always clear. */
public enum BlankCell {
    /** The value of the person stays. */
    KEEP,
    /** The value of the person is cleared. */
    CLEAR;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the value of the option {@code blank}. */
    public String code() {
        return code;
    }
}
