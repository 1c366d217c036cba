package dev.muster.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one credential within the last five seconds, oldest first. Calls that lie close together share a stamp
 * where many are allowed, which keeps the window small and errs on the side of fewer calls.
 */
public record RateLimitWindow(List<Stamp> stamps) {
    public static final Duration LENGTH = Duration.ofSeconds(5);
    public static final RateLimitWindow EMPTY = new RateLimitWindow(List.of());

    private static final int EXACT_UP_TO = 100;
    private static final Duration SHARED = Duration.ofMillis(100);

    public RateLimitWindow {
        stamps = List.copyOf(stamps);
    }

    /** So many calls, the last of them at that moment. */
    public record Stamp(Instant at, int calls) {}

    /** Whether one more call is allowed, and what to remember of it. */
    public sealed interface Admission {}

    /** The call is allowed. */
    public record Admitted(RateLimitWindow window, int remaining) implements Admission {}

    /** The call is one too many; it is not counted, and the next may come after this long. */
    public record Refused(Duration retryAfter) implements Admission {}

    /** Asks for one more call now. */
    public Admission admit(int limit, Instant now) {
        List<Stamp> recent = new ArrayList<>(stamps.stream()
                .filter(stamp -> stamp.at().plus(LENGTH).isAfter(now))
                .toList());
        int calls = recent.stream().mapToInt(Stamp::calls).sum();
        if (calls >= limit) {
            return new Refused(Duration.between(now, freeAgain(recent, calls - limit)));
        }
        if (!recent.isEmpty() && sharesStamp(recent.getLast(), limit, now)) {
            Stamp last = recent.removeLast();
            recent.add(new Stamp(last.at(), last.calls() + 1));
        } else {
            recent.add(new Stamp(sharedUntil(limit, now), 1));
        }
        return new Admitted(new RateLimitWindow(recent), limit - calls - 1);
    }

    private static Instant freeAgain(List<Stamp> recent, int tooMany) {
        int freed = 0;
        for (Stamp stamp : recent) {
            freed += stamp.calls();
            if (freed > tooMany) {
                return stamp.at().plus(LENGTH);
            }
        }
        throw new IllegalStateException("a window without calls refuses nobody");
    }

    private static boolean sharesStamp(Stamp last, int limit, Instant now) {
        return limit > EXACT_UP_TO && !now.isAfter(last.at());
    }

    /** A shared stamp lies at the end of the time it stands for, so that no call leaves the window early. */
    private static Instant sharedUntil(int limit, Instant now) {
        return limit > EXACT_UP_TO ? now.plus(SHARED) : now;
    }
}
