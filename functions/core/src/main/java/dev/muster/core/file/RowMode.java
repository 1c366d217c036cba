package dev.muster.core.file;

import java.util.Locale;

/** What a file does with people who are there and people who are not. */
public enum RowMode {
    /** Changes those who are there. A row of somebody else is {@code not_found}. */
    UPDATE,
    /** Changes those who are there, and creates the others. */
    UPSERT,
    /** Creates people. A row of somebody who is there is {@code refused}. */
    CREATE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the value of the option {@code mode}. */
    public String code() {
        return code;
    }

    /** Returns the constant with this code; throws {@link IllegalArgumentException} when there is none. */
    public static RowMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
