package dev.muster.api.file;

/**
 * The guard of the first cell of a row against spreadsheets, which run a cell that begins with {@code = + - @}, a tab or
 * a carriage return as a formula: an apostrophe before it. The reader takes it off again, so a file of failed rows names
 * the same people when it is sent again.
 */
public final class FirstCell {
    private static final char GUARD = '\'';
    private static final String FORMULA = "=+-@\t\r";

    private FirstCell() {}

    /** Returns the cell with a guard if it needs one. */
    public static String guard(String cell) {
        return isFormula(cell) ? GUARD + cell : cell;
    }

    /** Returns the cell without its guard. It returns every cell that {@link #guard} was given. */
    static String unguard(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** Returns whether the text behind any apostrophes is a formula: a sent apostrophe gets a second one. */
    private static boolean isFormula(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == GUARD) {
            start++;
        }
        return start < cell.length() && FORMULA.indexOf(cell.charAt(start)) >= 0;
    }
}
