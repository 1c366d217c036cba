package dev.muster.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What goes wrong, by the dice of a seed, as long as it may; each is numbered, so that it can be left out. */
final class FaultPlan {
    /** What can go wrong. */
    enum Kind {
        /** The caller dies before the call is made. */
        CRASH_BEFORE,
        /** The caller dies after it is made. */
        CRASH_AFTER,
        /** A call is not made, and the caller is told that it failed. */
        THROTTLE,
        /** It is made, and the caller is told that it failed. */
        LOST_ANSWER,
        /** It takes very long. */
        SLOW,
        /** A conditional write is not made, and the caller is told that others came between, though none did. */
        CONFLICT,
        /** One entry of many is not taken by the queue, and the sender is told. */
        REFUSED_ENTRY,
        /** A message vanishes, and nobody is told. */
        DROP,
        /** A message is there twice. */
        DUPLICATE,
        /** A message cannot be seen for some time. */
        DELAY,
        /** A message is handed out before one that was there earlier. */
        REORDER,
        /** A message is handed out again while whoever got it still works on it. */
        VISIBILITY_EXPIRY,
        /** A message is done with, but the queue never hears of it. */
        LOST_ACKNOWLEDGEMENT,
        /** The clock of one machine is an hour off, before or behind, for some minutes, and right again. */
        CLOCK_JUMP
    }

    /** What can go wrong at a call. */
    private static final List<Kind> AT_CALLS =
            List.of(Kind.CRASH_BEFORE, Kind.CRASH_AFTER, Kind.THROTTLE, Kind.LOST_ANSWER, Kind.SLOW, Kind.CONFLICT);

    private final ScheduleChoices dice;
    private final int oneIn;
    private final Set<Integer> leftOut;
    private final List<String> done = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int number;
    private boolean over;

    /**
     * Faults at one call in so many.
     *
     * @param leftOut the numbers of those that do not happen after all
     */
    FaultPlan(ScheduleChoices dice, int oneIn, Set<Integer> leftOut) {
        this.dice = dice;
        this.oneIn = oneIn;
        this.leftOut = leftOut;
    }

    /**
     * What goes wrong at a call, or null.
     *
     * @param conditional whether the call is a write that others may come between; else a conflict is a throttle
     */
    Kind at(String call, boolean conditional) {
        if (over || dice.next(oneIn) != 0) {
            return null;
        }
        Kind drawn = AT_CALLS.get(dice.next(AT_CALLS.size()));
        Kind kind = drawn == Kind.CONFLICT && !conditional ? Kind.THROTTLE : drawn;
        return happens(kind, () -> "at " + call) ? kind : null;
    }

    /** Whether this goes wrong, which it does once in so many times. */
    boolean strikes(int onceIn, Kind kind, Supplier<String> where) {
        return !over && dice.next(onceIn) == 0 && happens(kind, where);
    }

    private boolean happens(Kind kind, Supplier<String> where) {
        int mine = number++;
        if (leftOut.contains(mine)) {
            return false;
        }
        counts.merge(kind, 1, Integer::sum);
        done.add(mine + " " + kind + " " + where.get());
        return true;
    }

    /** From now on nothing goes wrong any more. */
    void stop() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Everything that went wrong, with its numbers. */
    List<String> done() {
        return List.copyOf(done);
    }

    /** How often each went wrong. */
    Map<Kind, Integer> counts() {
        return Map.copyOf(counts);
    }
}
