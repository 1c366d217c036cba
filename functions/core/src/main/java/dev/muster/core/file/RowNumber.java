package dev.muster.core.file;

import java.util.Comparator;

/**
 * The place of a row in its file.
 *
 * @param part the number of the part, from 1; 0 for a file that one request sends whole
 * @param row the number within the part: 1 is the first row after the headings; skipped blank rows do not count
 */
public record RowNumber(int part, int row) implements Comparable<RowNumber> {
    private static final Comparator<RowNumber> ORDER =
            Comparator.comparingInt(RowNumber::part).thenComparingInt(RowNumber::row);

    @Override
    public int compareTo(RowNumber other) {
        return ORDER.compare(this, other);
    }

    /** Returns words for a reason: {@code row 7}, or {@code row 7 of part 2}. */
    public String text() {
        return part == 0 ? "row " + row : "row " + row + " of part " + part;
    }
}
