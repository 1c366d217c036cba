package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a file is sent in parts, and how large they are.
 *
 * @param whole most bytes of a file that is sent with one request
 * @param chosen the size of a part, if the user names one
 */
record PartSize(int whole, Optional<Integer> chosen) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,8})([KM]?)");
    private static final int SMALLEST = 1_024;
    private static final int USUAL = 1 << 20;
    private static final int STEP = 1 << 19;

    /** Less than a request may have even if the rows do not get smaller by compression. */
    private static final int LARGEST = 4 << 20;

    /** Parts of a file: enough to send several at once and to lose little in a crash, below the limit of 1,000. */
    private static final int PARTS = 500;

    static PartSize of(Optional<String> text) {
        Optional<Integer> chosen = text.map(PartSize::parse);
        return new PartSize(chosen.orElse(USUAL), chosen);
    }

    private static int parse(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        long bytes = size.matches() ? Long.parseLong(size.group(1)) * unit(size.group(2)) : 0;
        if (bytes < SMALLEST || bytes > LARGEST) {
            throw CliFailure.usage("--part-size must be from 1K to 4M, not \"" + text + "\"", "");
        }
        return (int) bytes;
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "K" -> 1 << 10;
            case "M" -> 1 << 20;
            default -> 1;
        };
    }

    /** Returns the size of the parts of a file of this size. The same file always gets the same parts. */
    long of(long fileSize) {
        return chosen.map(Integer::longValue)
                .orElseGet(() -> Math.clamp(fileSize / PARTS, (long) STEP, (long) LARGEST));
    }
}
