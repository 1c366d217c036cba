package dev.muster.core.job;

import java.util.List;
import java.util.Set;

/**
 * A tally page: the batches that it has counted and the sum of their outcomes. It counts each batch once.
 *
 * @param done numbers of the counted batches
 * @param withExceptions numbers of the counted batches that have stored exceptions
 */
public record Tally(PageKey page, Set<Integer> done, Set<Integer> withExceptions, Totals totals) {
    public Tally {
        done = Set.copyOf(done);
        withExceptions = Set.copyOf(withExceptions);
    }

    /** Returns a page without counts. */
    public static Tally empty(PageKey page) {
        return new Tally(page, Set.of(), Set.of(), Totals.NONE);
    }

    public boolean knows(BatchKey batch) {
        return batch.page().equals(page) && done.contains(batch.number());
    }

    /** Returns the sum of the pages. */
    public static Totals sum(List<Tally> pages) {
        return pages.stream().map(Tally::totals).reduce(Totals.NONE, Totals::plus);
    }
}
