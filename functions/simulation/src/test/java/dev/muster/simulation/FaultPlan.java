package dev.muster.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The random faults of a run. Each is numbered, so that a repetition of the run can leave it out. */
final class FaultPlan {
    /** The kinds of faults. */
    enum Kind {
        /** The caller crashes before the call. */
        CRASH_BEFORE,
        /** The caller crashes after the call. */
        CRASH_AFTER,
        /** The call is not made, and throws. */
        THROTTLE,
        /** The call is made, and throws. */
        LOST_ANSWER,
        /** The call takes 25 seconds. */
        SLOW,
        /** A read without strong consistency misses the last writes. */
        STALE_READ,
        /** A conditional write is not made, and reports a conflict that does not exist. */
        CONFLICT,
        /** The queue rejects one message of several. */
        REFUSED_ENTRY,
        /** The queue accepts a message and loses it. */
        DROP,
        /** The queue holds a message twice. */
        DUPLICATE,
        /** A message is invisible for some time. */
        DELAY,
        /** A message is delivered before an earlier one. */
        REORDER,
        /** A message is delivered again while its first worker still works on it. */
        VISIBILITY_EXPIRY,
        /** The acknowledgement of a message is lost. */
        LOST_ACKNOWLEDGEMENT,
        /** The clock of one machine is an hour early or late for some minutes. */
        CLOCK_JUMP
    }

    /** The kinds of faults of a call to a port. */
    private static final List<Kind> AT_CALLS =
            List.of(Kind.CRASH_BEFORE, Kind.CRASH_AFTER, Kind.THROTTLE, Kind.LOST_ANSWER, Kind.SLOW, Kind.CONFLICT);

    private final ScheduleChoices choices;
    private final int oneIn;
    private final Set<Integer> leftOut;
    private final List<String> happened = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int number;
    private boolean over;

    /**
     * Makes a plan of random faults.
     *
     * @param oneIn the number of calls for each fault, on average
     * @param leftOut the numbers of the faults that do not happen
     */
    FaultPlan(ScheduleChoices choices, int oneIn, Set<Integer> leftOut) {
        this.choices = choices;
        this.oneIn = oneIn;
        this.leftOut = leftOut;
    }

    /**
     * Returns the fault of a call, or null when it succeeds.
     *
     * @param conditional whether the call is a conditional write; for other calls a conflict becomes a throttle
     */
    Kind at(String call, boolean conditional) {
        if (over || choices.next(oneIn) != 0) {
            return null;
        }
        Kind drawn = AT_CALLS.get(choices.next(AT_CALLS.size()));
        Kind kind = drawn == Kind.CONFLICT && !conditional ? Kind.THROTTLE : drawn;
        return happens(kind, () -> "at " + call) ? kind : null;
    }

    /** Returns whether this fault happens, on average once in {@code onceIn} calls. */
    boolean strikes(int onceIn, Kind kind, Supplier<String> where) {
        return !over && choices.next(onceIn) == 0 && happens(kind, where);
    }

    private boolean happens(Kind kind, Supplier<String> where) {
        int mine = number++;
        if (leftOut.contains(mine)) {
            return false;
        }
        counts.merge(kind, 1, Integer::sum);
        happened.add(mine + " " + kind + " " + where.get());
        return true;
    }

    /** Ends all faults. */
    void stop() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Returns the faults that happened, each with its number. */
    List<String> happened() {
        return List.copyOf(happened);
    }

    /** Returns how often each kind happened. */
    Map<Kind, Integer> counts() {
        return Map.copyOf(counts);
    }
}
