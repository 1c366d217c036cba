package dev.muster.core.job;

import java.util.List;
import java.util.Set;

/**
 * A tally page: the batches that it has counted and the sum of their outcomes. It counts each batch once.
 *
 * @param done numbers of the counted batches
 * @param withExceptions numbers of the counted batches that have stored exceptions
 * @param cost what the workers used that counted them
 */
public record Tally(PageKey page, Set<Integer> done, Set<Integer> withExceptions, Totals totals, Cost cost) {
    public Tally {
        done = Set.copyOf(done);
        withExceptions = Set.copyOf(withExceptions);
    }

    /** Creates a page without cost. */
    public Tally(PageKey page, Set<Integer> done, Set<Integer> withExceptions, Totals totals) {
        this(page, done, withExceptions, totals, Cost.NONE);
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

    /** Returns the cost of the pages. */
    public static Cost cost(List<Tally> pages) {
        return pages.stream().map(Tally::cost).reduce(Cost.NONE, Cost::plus);
    }
}
