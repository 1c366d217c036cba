package dev.muster.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A finder of the known name that a wrong one most likely means, for error messages. */
public final class NearestName {
    /** The longest name that is compared. */
    private static final int MAX_LENGTH = 128;

    /** The shortest name that may have a wrong letter. */
    private static final int SHORTEST = 4;

    /** A longer name may have one wrong letter for each so many letters. */
    private static final int LETTERS_PER_ERROR = 5;

    private NearestName() {}

    /**
     * Returns the known name that differs least from the sent one, regardless of case and of all but letters and digits;
     * empty when every name differs in more than one of five letters.
     */
    public static Optional<String> find(String sent, Collection<String> known) {
        String plain = plain(sent);
        return plain.isEmpty() || plain.length() > MAX_LENGTH
                ? Optional.empty()
                : known.stream()
                        .filter(name -> distance(plain, plain(name)) <= allowed(plain.length()))
                        .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
    }

    private static int allowed(int letters) {
        return letters < SHORTEST ? 0 : Math.max(1, letters / LETTERS_PER_ERROR);
    }

    /** Returns the letters and digits of a name in lower case. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Returns the least number of letters to insert, delete, replace or swap with the next one. */
    private static int distance(String from, String to) {
        int[][] least = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                least[row][column] = row == 0 || column == 0 ? row + column : step(least, from, to, row, column);
            }
        }
        return least[from.length()][to.length()];
    }

    private static int step(int[][] least, String from, String to, int row, int column) {
        int replaced = least[row - 1][column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        int edited = Math.min(replaced, 1 + Math.min(least[row - 1][column], least[row][column - 1]));
        boolean isSwapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return isSwapped ? Math.min(edited, least[row - 2][column - 2] + 1) : edited;
    }
}
