package dev.muster.core.file;

import java.util.Locale;

/** The column by which the rows of a file name their people. */
public enum MatchKey {
    /** The id of the person. */
    ID,
    /** The primary e-mail address, compared folded. */
    EMAIL,
    /** The id that another system gave the person, compared folded. */
    CUSTOM_ID;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the name of the column and the value of the option {@code match}, for example {@code custom_id}. */
    public String code() {
        return code;
    }
}
