package dev.muster.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The source of every choice of a run: the next actor, the faults, the requests. */
interface ScheduleChoices {

    /** Returns a number from 0 to one below the bound, which is positive. */
    int next(int bound);

    /** Returns random choices from a seed. */
    static ScheduleChoices of(long seed) {
        Random choices = new Random(seed);
        return choices::nextInt;
    }

    /** Choices from a list, and always the first one after its end. Records the bound of every choice. */
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

        /** Returns the bound of every choice made. */
        List<Integer> bounds() {
            return bounds;
        }
    }
}
