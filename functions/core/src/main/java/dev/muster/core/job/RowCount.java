package dev.muster.core.job;

/** A number of parts of a file and of the rows in them; 0 parts for a file that one request sends whole. */
public record RowCount(int parts, long rows) {

    /** Returns words for a reason: {@code 2 parts with 731204 rows}. */
    public String text() {
        return (parts == 1 ? "1 part with " : parts + " parts with ") + (rows == 1 ? "1 row" : rows + " rows");
    }
}
