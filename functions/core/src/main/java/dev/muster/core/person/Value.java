package dev.muster.core.person;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The value of a register: one scalar, or nothing. */
public sealed interface Value {

    /** No value: the reading of an absent register, and the value that clearing writes. */
    Value NOTHING = new Nothing();

    /** Returns the size in bytes: of text in UTF-8, of any other value at most 21. */
    long bytes();

    /** Returns whether this is the flag {@code true}. */
    boolean isTrue();

    /** Returns whether this is any value but {@link #NOTHING}. */
    boolean isPresent();

    /** Text, unchanged. */
    record Text(String text) implements Value {
        @Override
        public long bytes() {
            return Value.bytes(text);
        }

        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public boolean isPresent() {
            return true;
        }
    }

    /** An exact number; numbers that compare as equal are equal. */
    record Numeric(BigDecimal number) implements Value {
        public Numeric {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public long bytes() {
            return 21;
        }

        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public boolean isPresent() {
            return true;
        }
    }

    /** True or false. */
    record Flag(boolean on) implements Value {
        @Override
        public long bytes() {
            return 1;
        }

        @Override
        public boolean isTrue() {
            return on;
        }

        @Override
        public boolean isPresent() {
            return true;
        }
    }

    /** The type of {@link #NOTHING}. */
    record Nothing() implements Value {
        @Override
        public long bytes() {
            return 1;
        }

        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public boolean isPresent() {
            return false;
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean on) {
        return new Flag(on);
    }

    static Value of(BigDecimal number) {
        return new Numeric(number);
    }

    /** Returns the size of text in UTF-8 bytes. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
