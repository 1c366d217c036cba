package dev.muster.core.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Sweep saw of a job when it last looked.
 *
 * @param mark tells whether anything has moved since: equal marks, nothing has
 * @param at when it looked first with this mark, or last rang
 * @param resends how often it has rung since anything moved
 */
public record SweepMark(String mark, Instant at, int resends) {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** After so many the wait grows no longer: about a day. */
    private static final int MOST_DOUBLINGS = 10;

    /** A first look at a job of which that much is planned and tallied. */
    public static SweepMark at(PlanProgress planned, List<Tally> pages, Instant now) {
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        StringBuilder mark = new StringBuilder().append(done);
        planned.slots()
                .forEach(slot ->
                        mark.append(' ').append(slot.batches()).append(slot.closed() ? "." : ":" + slot.position()));
        return new SweepMark(mark.toString(), now, 0);
    }

    public boolean hasMovedSince(SweepMark earlier) {
        return !mark.equals(earlier.mark);
    }

    /** Whether it is time to ring again: each wait is twice as long as the one before. */
    public boolean isDue(Instant now) {
        return !now.isBefore(at.plus(FIRST_WAIT.multipliedBy(1L << Math.min(resends, MOST_DOUBLINGS))));
    }

    /** The look after ringing. */
    public SweepMark resent(Instant now) {
        return new SweepMark(mark, now, resends + 1);
    }
}
