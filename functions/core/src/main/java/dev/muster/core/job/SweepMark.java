package dev.muster.core.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The progress of a job as Sweep last saw it (docs/design.md rule 6).
 *
 * @param mark a text of all progress; equal marks mean no movement
 * @param at when Sweep first saw this mark, or last sent messages again
 * @param resends how often Sweep has sent messages again since the last movement
 */
public record SweepMark(String mark, Instant at, int resends) {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** Limits the wait to about a day. */
    private static final int MAX_DOUBLINGS = 10;

    /** Returns the mark of a job with this progress, without resends. */
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

    /** Returns whether messages should be sent again: each wait is twice as long as the one before. */
    public boolean isDue(Instant now) {
        return !now.isBefore(at.plus(FIRST_WAIT.multipliedBy(1L << Math.min(resends, MAX_DOUBLINGS))));
    }

    /** Returns the mark after messages were sent again. */
    public SweepMark resent(Instant now) {
        return new SweepMark(mark, now, resends + 1);
    }
}
