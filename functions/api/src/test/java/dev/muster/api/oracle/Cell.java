package dev.muster.api.oracle;

import java.util.List;

/** A cell of a random file. */
sealed interface Cell {
    /** Says nothing, or clears if the file says so of blank cells. In NDJSON the member is not there. */
    record Blank(String text) implements Cell {}

    /** Clears: {@code #N/A} or {@code null}. */
    record Clear() implements Cell {}

    /** Sets text, a number or a flag, in any spelling. */
    record Says(String text) implements Cell {}

    /** Sets the members of a set. */
    record Members(List<String> members) implements Cell {
        public Members {
            members = List.copyOf(members);
        }
    }

    /** Is wrong: {@code text} is no value of the column. */
    record Wrong(String text) implements Cell {}
}
