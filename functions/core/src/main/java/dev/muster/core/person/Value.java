package dev.muster.core.person;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What a register can hold: one scalar, or nothing. */
public sealed interface Value {

    /** No value: what an absent register reads as, and what clearing writes. */
    Value NOTHING = new Nothing();

    /** Text, as it came. */
    record Text(String text) implements Value {}

    /** A number, kept exactly; numbers that compare as equal are equal. */
    record Numeric(BigDecimal number) implements Value {
        public Numeric {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    /** True or false. */
    record Flag(boolean on) implements Value {}

    /** The type of {@link #NOTHING}. */
    record Nothing() implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean on) {
        return new Flag(on);
    }

    static Value of(BigDecimal number) {
        return new Numeric(number);
    }

    /** Whether this is the flag that is set. */
    default boolean isTrue() {
        return this instanceof Flag(boolean on) && on;
    }

    /** The size in bytes: of text in UTF-8, of anything else at most 21. */
    default long bytes() {
        return switch (this) {
            case Text(String text) -> bytes(text);
            case Numeric number -> 21;
            case Flag flag -> 1;
            case Nothing nothing -> 1;
        };
    }

    /** The size of text in UTF-8 bytes. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether there is a value at all. */
    default boolean isPresent() {
        return !(this instanceof Nothing);
    }
}
