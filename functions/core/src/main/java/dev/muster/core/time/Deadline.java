package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** The moment by which a piece of work must have ended; what is left then is handed back, never dropped. */
public record Deadline(Time time, Instant at) {

    /** The deadline that lies {@code length} from now. */
    public static Deadline in(Time time, Duration length) {
        return new Deadline(time, time.now().plus(length));
    }

    /** What is left, never negative. */
    public Duration remaining() {
        Duration left = Duration.between(time.now(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether {@code length} still fits before the deadline. */
    public boolean hasAtLeast(Duration length) {
        return remaining().compareTo(length) >= 0;
    }
}
