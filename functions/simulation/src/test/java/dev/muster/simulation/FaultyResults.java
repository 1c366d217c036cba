package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores of jobs with one planted bug each in the tally or the outcomes. */
final class FaultyResults {
    private FaultyResults() {}

    static Jobs tallyWithoutCondition(Jobs delegate) {
        Map<String, Map<PageKey, Tally>> pages = new HashMap<>();
        return new ForwardingJobs(delegate) {
            @Override
            public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
                Tally tally = pagesOf(job.id()).getOrDefault(page, Tally.empty(page));
                for (BatchCount count : counts) {
                    tally = add(tally, count);
                }
                pagesOf(job.id()).put(page, tally);
                return tally;
            }

            @Override
            public List<Tally> tallies(Tenant tenant, String job) {
                return List.copyOf(pagesOf(job).values());
            }

            @Override
            public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> wanted) {
                Map<PageKey, Tally> found = new HashMap<>();
                wanted.forEach(page -> found.put(page, pagesOf(job).getOrDefault(page, Tally.empty(page))));
                return found;
            }

            private Map<PageKey, Tally> pagesOf(String job) {
                return pages.computeIfAbsent(job, _ -> new HashMap<>());
            }
        };
    }

    private static Tally add(Tally tally, BatchCount count) {
        Set<Integer> done = new HashSet<>(tally.done());
        done.add(count.batch().number());
        Set<Integer> withExceptions = new HashSet<>(tally.withExceptions());
        if (count.hasExceptions()) {
            withExceptions.add(count.batch().number());
        }
        return new Tally(tally.page(), done, withExceptions, tally.totals().plus(count.totals()));
    }

    static Jobs outcomesOverwritten(Jobs delegate) {
        Map<String, Map<BatchKey, BatchOutcomes>> all = new HashMap<>();
        return new ForwardingJobs(delegate) {
            @Override
            public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
                all.computeIfAbsent(job.id(), _ -> new HashMap<>()).put(outcomes.batch(), outcomes);
                return outcomes;
            }

            @Override
            public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
                Map<BatchKey, BatchOutcomes> found = new HashMap<>(all.getOrDefault(job, Map.of()));
                found.keySet().retainAll(new HashSet<>(keys));
                return found;
            }
        };
    }
}
