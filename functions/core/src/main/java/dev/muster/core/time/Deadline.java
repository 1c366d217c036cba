package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** The time by which a flow must end. A flow hands unfinished work back before its deadline. */
public record Deadline(Time time, Instant at) {
    /** Returns the deadline that lies {@code length} from now. */
    public static Deadline in(Time time, Duration length) {
        return new Deadline(time, time.now().plus(length));
    }

    /** Returns the remaining time; zero after the deadline. */
    public Duration remaining() {
        Duration left = Duration.between(time.now(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Returns whether at least {@code length} remains. */
    public boolean hasAtLeast(Duration length) {
        return remaining().compareTo(length) >= 0;
    }
}
