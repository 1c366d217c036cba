package dev.muster.core.file;

/** The most rows of a file that may be refused or not found when it is planned; with more nobody is changed. */
public sealed interface MaxRefused {

    /** Returns whether this many of that many rows are too many. */
    boolean isExceeded(long refused, long rows);

    /** A number of rows, from 0. */
    record Rows(long most) implements MaxRefused {
        @Override
        public boolean isExceeded(long refused, long rows) {
            return refused > most;
        }
    }

    /** A share of the rows in percent, from 0 to 100. */
    record Percent(int most) implements MaxRefused {
        @Override
        public boolean isExceeded(long refused, long rows) {
            return refused * 100 > rows * most;
        }
    }
}
