package dev.muster.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decides what is open: who goes on next, what goes wrong. */
interface ScheduleChoices {

    /** A number from 0 to one below the bound, which is positive. */
    int next(int bound);

    /** By the dice of a seed. */
    static ScheduleChoices of(long seed) {
        Random dice = new Random(seed);
        return dice::nextInt;
    }

    /** As written down, and from its end on always the first; notes what there was to choose from. */
    final class Script implements ScheduleChoices {
        private final List<Integer> written;
        private final List<Integer> bounds = new ArrayList<>();

        Script(List<Integer> written) {
            this.written = written;
        }

        @Override
        public int next(int bound) {
            int place = bounds.size();
            bounds.add(bound);
            return place < written.size() ? written.get(place) : 0;
        }

        /** The bound of every choice made. */
        List<Integer> bounds() {
            return bounds;
        }
    }
}
