package dev.muster.aws;

import java.util.Optional;
import java.util.function.Function;

/** The settings of a deployed function, by name. */
public record FunctionSettings(Function<String, Optional<String>> source) {

    /** A setting that is needed and is not there. */
    public static final class MissingSetting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingSetting(String name) {
            super("the setting " + name + " is missing");
        }
    }

    /** System properties first, so that one process can stand in for several functions; then the environment. */
    public static FunctionSettings ofProcess() {
        return new FunctionSettings(name ->
                Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name))));
    }

    /** The setting of that name; throws {@link MissingSetting} when there is none. */
    public String get(String name) {
        return source.apply(name).orElseThrow(() -> new MissingSetting(name));
    }

    /**
     * The setting of that name, a whole number; throws {@link MissingSetting} when there is none, and {@link
     * IllegalArgumentException} when it is no number of that range.
     */
    public int number(String name, int least, int most) {
        String text = get(name);
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "the setting %s must be a whole number from %d to %d, not %s".formatted(name, least, most, text));
    }
}
