package dev.muster.core.job;

import java.util.List;
import java.util.Set;

/**
 * A tally page: which of its batches are counted, and what they came to. A batch is on it once or not at all.
 *
 * @param done numbers of the batches counted
 * @param withExceptions those of them whose exceptions are written down
 */
public record Tally(PageKey page, Set<Integer> done, Set<Integer> withExceptions, Totals totals) {
    public Tally {
        done = Set.copyOf(done);
        withExceptions = Set.copyOf(withExceptions);
    }

    /** A page nothing is counted on yet. */
    public static Tally empty(PageKey page) {
        return new Tally(page, Set.of(), Set.of(), Totals.NONE);
    }

    public boolean knows(BatchKey batch) {
        return batch.page().equals(page) && done.contains(batch.number());
    }

    /** The sum of some pages. */
    public static Totals sum(List<Tally> pages) {
        return pages.stream().map(Tally::totals).reduce(Totals.NONE, Totals::plus);
    }
}
