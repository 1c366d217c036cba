package dev.muster.bench.section;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a run measures.
 *
 * @param sections the letters of the sections, in order
 * @param largest the largest number of people, from 100; larger sizes are left out
 * @param quick whether each figure is measured once, briefly, to see that it can be
 */
public record BenchOptions(String sections, int largest, boolean quick) {
    private static final String ALL = "abcdefg";
    private static final int DEFAULT_LARGEST = 50_000;
    private static final int SMALLEST = 100;
    private static final int LIMIT = 1_000_000;

    /** Signals an invalid property. The message is one line for the console. */
    public static final class InvalidOption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidOption(String message) {
            super(message);
        }
    }

    /**
     * Reads the properties {@code bench}, such as {@code a,c}, {@code bench.largest} and {@code bench.quick}.
     *
     * @throws InvalidOption if one has a value that is not allowed
     */
    public static BenchOptions of(Properties properties) {
        String sections = sections(properties.getProperty("bench", ""));
        return quick(properties.getProperty("bench.quick", ""))
                ? quickRun(sections)
                : new BenchOptions(sections, largest(properties.getProperty("bench.largest", "")), false);
    }

    /** Returns the options of a run of these sections that measures each figure once with the fewest people. */
    public static BenchOptions quickRun(String sections) {
        return new BenchOptions(sections, SMALLEST, true);
    }

    private static boolean quick(String value) {
        return switch (value) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new InvalidOption("-Dbench.quick=" + value + " is invalid: expected true or false");
        };
    }

    private static String sections(String value) {
        String letters = value.replace(",", "");
        if (letters.isEmpty()) {
            return ALL;
        }
        if (!letters.chars().allMatch(letter -> ALL.indexOf(letter) >= 0)) {
            throw new InvalidOption(
                    "-Dbench=" + value + " is invalid: expected letters from a to g, separated by commas");
        }
        return letters;
    }

    private static int largest(String value) {
        if (value.isEmpty()) {
            return DEFAULT_LARGEST;
        }
        int number = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
        if (number < SMALLEST || number > LIMIT) {
            throw new InvalidOption("-Dbench.largest=" + value + " is invalid: expected a whole number from " + SMALLEST
                    + " to " + LIMIT);
        }
        return number;
    }

    /** Returns the sizes that are not above the largest; the largest alone if there is none. */
    List<Integer> sizes(Integer... sizes) {
        List<Integer> allowed = Stream.of(sizes).filter(size -> size <= largest).toList();
        return allowed.isEmpty() ? List.of(largest) : allowed;
    }

    /** Returns this size, or the largest if it is above. */
    int size(int wanted) {
        return Math.min(wanted, largest);
    }

    /** Returns the number of repetitions; 1 in a quick run. */
    int rounds(int wanted) {
        return quick ? 1 : wanted;
    }
}
