package dev.muster.testing.memory;

import dev.muster.core.job.BatchCount;
import dev.muster.core.job.Tally;
import java.util.Set;
import java.util.TreeSet;

/** The counting of a batch on a tally page. */
final class MemoryTally {
    private MemoryTally() {}

    /** Returns the page with the batch counted, or the same page when the batch was counted before. */
    static Tally count(Tally page, BatchCount count) {
        int number = count.batch().number();
        return page.done().contains(number)
                ? page
                : new Tally(
                        page.page(),
                        with(page.done(), number),
                        count.hasExceptions() ? with(page.withExceptions(), number) : page.withExceptions(),
                        page.totals().plus(count.totals()),
                        page.cost().plus(count.cost()));
    }

    private static Set<Integer> with(Set<Integer> numbers, int number) {
        Set<Integer> more = new TreeSet<>(numbers);
        more.add(number);
        return more;
    }
}
