package dev.muster.aws;

import java.util.Optional;
import java.util.function.Function;

/** The settings of a deployed function, by name. */
public record FunctionSettings(Function<String, Optional<String>> source) {

    /** Signals a required setting that is missing. */
    public static final class MissingSetting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingSetting(String name) {
            super("the setting " + name + " is missing");
        }
    }

    /**
     * Returns the settings of this process: system properties, then the environment. The properties let several
     * functions share one process.
     */
    public static FunctionSettings ofProcess() {
        return new FunctionSettings(name ->
                Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name))));
    }

    /**
     * Returns a setting.
     *
     * @throws MissingSetting if the setting is missing
     */
    public String get(String name) {
        return source.apply(name).orElseThrow(() -> new MissingSetting(name));
    }

    /**
     * Returns a setting that is a whole number.
     *
     * @throws MissingSetting if the setting is missing
     * @throws IllegalArgumentException if the setting is not a whole number from {@code least} to {@code most}
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
