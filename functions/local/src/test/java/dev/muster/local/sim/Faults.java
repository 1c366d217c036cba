package dev.muster.local.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What goes wrong, by the dice of a seed, as long as it may; each is numbered, so that it can be left out. */
final class Faults {
    /** What can go wrong at a call. */
    enum Fault {
        NONE,
        /** The caller dies before the call is made. */
        CRASH_BEFORE,
        /** The caller dies after it is made. */
        CRASH_AFTER,
        /** It is not made, and the caller is told that it failed. */
        THROTTLE,
        /** It is made, and the caller is told that it failed. */
        LOST,
        /** It takes very long. */
        SLOW
    }

    private final Choices dice;
    private final int oneIn;
    private final Set<Integer> leftOut;
    private final List<String> done = new ArrayList<>();
    private int number;
    private boolean over;

    /**
     * Faults at one call in so many.
     *
     * @param leftOut the numbers of those that do not happen after all
     */
    Faults(Choices dice, int oneIn, Set<Integer> leftOut) {
        this.dice = dice;
        this.oneIn = oneIn;
        this.leftOut = leftOut;
    }

    Fault at(String call) {
        if (over || dice.next(oneIn) != 0) {
            return Fault.NONE;
        }
        Fault fault = Fault.values()[1 + dice.next(Fault.values().length - 1)];
        return happens(fault + " at " + call) ? fault : Fault.NONE;
    }

    /** Whether this goes wrong, which it does once in so many times. */
    boolean strikes(int onceIn, String what) {
        return !over && dice.next(onceIn) == 0 && happens(what);
    }

    private boolean happens(String what) {
        int mine = number++;
        if (leftOut.contains(mine)) {
            return false;
        }
        done.add(mine + " " + what);
        return true;
    }

    /** From now on nothing goes wrong any more. */
    void stop() {
        over = true;
    }

    /** Everything that went wrong, with its numbers. */
    List<String> done() {
        return List.copyOf(done);
    }

    int count() {
        return number;
    }
}
