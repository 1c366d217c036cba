package dev.muster.api.oracle;

import java.util.List;

/**
 * A random file.
 *
 * @param match the column that names the person of a row
 * @param blankClears whether blank cells of CSV clear
 * @param parts its parts in order
 * @param isInParts whether it is sent in parts, not in one request
 */
record SentFile(Match match, Mode mode, boolean blankClears, List<SentPart> parts, boolean isInParts) {
    SentFile {
        parts = List.copyOf(parts);
    }

    /** The column that names people. */
    enum Match {
        ID("id"),
        EMAIL("email"),
        CUSTOM_ID("custom_id");

        private final String code;

        Match(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** Returns the form in which keys are compared. */
        String fold(String key) {
            return this == ID ? key : Texts.fold(key);
        }
    }

    /** Whom the rows change and create. */
    enum Mode {
        UPDATE("update"),
        UPSERT("upsert"),
        CREATE("create");

        private final String code;

        Mode(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
