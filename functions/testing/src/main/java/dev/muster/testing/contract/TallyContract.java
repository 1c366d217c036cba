package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.count;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.BatchCount;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of the tally. A batch is counted once, however often and together with any other batches. */
public interface TallyContract {
    PageKey FIRST = new PageKey(0, 0);

    Jobs jobs();

    private static Totals totals(long changed, long notFound) {
        return new Totals(Map.of(Outcome.CHANGED, changed, Outcome.NOT_FOUND, notFound));
    }

    @Test
    default void countsEachBatchOnceInOverlappingGroups() {
        Job job = job(SampleData.tenant());

        Tally one = jobs().tally(job, FIRST, List.of(count(0, 100)));
        assertThat(one).isEqualTo(new Tally(FIRST, Set.of(0), Set.of(), totals(100, 0)));
        Tally two = jobs().tally(job, FIRST, List.of(count(0, 100), count(127, 90)));
        assertThat(two).isEqualTo(new Tally(FIRST, Set.of(0, 127), Set.of(127), totals(190, 10)));
        Tally again = jobs().tally(job, FIRST, List.of(count(127, 90), count(0, 100)));
        assertThat(again).isEqualTo(two);
        Tally other = jobs().tally(job, FIRST, List.of(count(0, 1), count(5, 0), count(127, 1)));
        assertThat(other).isEqualTo(new Tally(FIRST, Set.of(0, 5, 127), Set.of(5, 127), totals(190, 110)));
    }

    @Test
    default void countsABatchOnceThatIsGivenTwice() {
        Job job = job(SampleData.tenant());

        Tally page = jobs().tally(job, FIRST, List.of(count(3, 90), count(3, 90)));
        assertThat(page).isEqualTo(new Tally(FIRST, Set.of(3), Set.of(3), totals(90, 10)));
    }

    /** A worker whose batches are all counted already adds no cost, so none is added twice. */
    @Test
    default void addsCostWithTheBatchesThatItCounts() {
        Job job = job(SampleData.tenant());
        Cost first = new Cost(104, 101);
        Cost second = new Cost(5, 3);

        jobs().tally(job, FIRST, List.of(count(0, 100).costing(first)));
        Tally again = jobs().tally(job, FIRST, List.of(count(0, 100).costing(second)));
        assertThat(again.cost()).isEqualTo(first);
        Tally other = jobs().tally(job, FIRST, List.of(count(1, 100).costing(second)));
        assertThat(other.cost()).isEqualTo(new Cost(109, 104));
        assertThat(jobs().tallies(job.tenant(), job.id())).containsExactly(other);
    }

    @Test
    default void countsAWholePageAtOnce() {
        Job job = job(SampleData.tenant());
        PageKey page = new PageKey(0, 3);
        List<BatchCount> all = IntStream.range(3 * 128, 4 * 128)
                .mapToObj(number -> count(number, number % 101))
                .toList();
        Totals totals = all.stream().map(BatchCount::totals).reduce(Totals.NONE, Totals::plus);

        jobs().tally(job, page, all.subList(50, 80));
        Tally full = jobs().tally(job, page, all);
        assertThat(full.totals()).isEqualTo(totals);
        assertThat(full.done()).hasSize(128).contains(3 * 128, 4 * 128 - 1);
        assertThat(jobs().tally(job, page, all)).isEqualTo(full);
    }

    @Test
    default void readsPagesInOrder() {
        Job job = job(SampleData.tenant());
        Tally third = jobs().tally(job, new PageKey(0, 2), List.of(count(256, 100)));
        Tally eleventh = jobs().tally(job, new PageKey(0, 10), List.of(count(1280, 100)));
        Tally first = jobs().tally(job, FIRST, List.of(count(4, 70)));

        assertThat(jobs().tallies(job.tenant(), job.id())).containsExactly(first, third, eleventh);
        PageKey unknown = new PageKey(1, 0);
        assertThat(jobs().tallies(job.tenant(), job.id(), List.of(FIRST, unknown, FIRST)))
                .isEqualTo(Map.of(FIRST, first, unknown, Tally.empty(unknown)));
        assertThat(jobs().tallies(job.tenant(), job.id(), List.of())).isEmpty();
        assertThat(jobs().tallies(SampleData.tenant(), job.id())).isEmpty();
        assertThat(jobs().tallies(job.tenant(), "another", List.of(FIRST)))
                .isEqualTo(Map.of(FIRST, Tally.empty(FIRST)));
    }

    @Test
    default void countsEachBatchOnceUnderRacingWorkers() throws Exception {
        Job job = job(SampleData.tenant());
        List<BatchCount> all = IntStream.range(0, 40)
                .mapToObj(number -> count(number, 100 - number))
                .toList();
        Random random = new Random(11);
        List<List<BatchCount>> groups = IntStream.range(0, 60)
                .mapToObj(_ ->
                        random.ints(10, 0, 40).distinct().mapToObj(all::get).toList())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Tally>> tallies = groups.stream()
                    .map(group -> threads.submit(() -> jobs().tally(job, FIRST, group)))
                    .toList();
            for (int group = 0; group < groups.size(); group++) {
                Tally after = tallies.get(group).get();
                assertThat(groups.get(group)).allMatch(count -> after.knows(count.batch()));
            }
        }
        Tally page = jobs().tally(job, FIRST, all);
        assertThat(page.totals()).isEqualTo(all.stream().map(BatchCount::totals).reduce(Totals.NONE, Totals::plus));
        assertThat(page.withExceptions())
                .isEqualTo(IntStream.range(1, 40).boxed().collect(Collectors.toSet()));
    }
}
