package dev.muster.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one credential in the last five seconds, oldest first. Above a limit of 100 calls, calls within 100 ms
 * share one stamp. This keeps the stored window small and never admits more calls than the limit.
 */
public record RateLimitWindow(List<Stamp> stamps) {
    public static final Duration LENGTH = Duration.ofSeconds(5);
    public static final RateLimitWindow EMPTY = new RateLimitWindow(List.of());

    private static final int EXACT_UP_TO = 100;
    private static final Duration SHARED = Duration.ofMillis(100);

    public RateLimitWindow {
        stamps = List.copyOf(stamps);
    }

    /** A number of calls, the last of them at {@code at}. */
    public record Stamp(Instant at, int calls) {}

    /** The decision about one call. */
    public sealed interface Admission {}

    /** The call is allowed; the store keeps the new window. */
    public record Admitted(RateLimitWindow window, int remaining) implements Admission {}

    /** The call exceeds the limit and is not counted; the next call is allowed after this time. */
    public record Refused(Duration retryAfter) implements Admission {}

    /** Decides about one call at {@code now}. */
    public Admission admit(int limit, Instant now) {
        List<Stamp> recent = new ArrayList<>(stamps.stream()
                .filter(stamp -> stamp.at().plus(LENGTH).isAfter(now))
                .toList());
        int calls = recent.stream().mapToInt(Stamp::calls).sum();
        if (calls >= limit) {
            return new Refused(Duration.between(now, nextFreeAt(recent, calls - limit)));
        }
        if (!recent.isEmpty() && sharesStamp(recent.getLast(), limit, now)) {
            Stamp last = recent.removeLast();
            recent.add(new Stamp(last.at(), last.calls() + 1));
        } else {
            recent.add(new Stamp(stampTime(limit, now), 1));
        }
        return new Admitted(new RateLimitWindow(recent), limit - calls - 1);
    }

    private static Instant nextFreeAt(List<Stamp> recent, int excess) {
        int freed = 0;
        for (Stamp stamp : recent) {
            freed += stamp.calls();
            if (freed > excess) {
                return stamp.at().plus(LENGTH);
            }
        }
        throw new IllegalStateException("a window without calls has no call to expire");
    }

    private static boolean sharesStamp(Stamp last, int limit, Instant now) {
        return limit > EXACT_UP_TO && !now.isAfter(last.at());
    }

    /** A shared stamp carries the end of its 100 ms, so no call leaves the window early. */
    private static Instant stampTime(int limit, Instant now) {
        return limit > EXACT_UP_TO ? now.plus(SHARED) : now;
    }
}
