package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sees every write that reaches the ledger of jobs, keeps books of its own, and refuses what can never be right. */
final class JobAuditor {
    private final VirtualScheduler scheduler;
    private final Jobs jobs;
    private final Map<JobRef, Books> books = new HashMap<>();
    private final Map<KeyOf, String> uses = new HashMap<>();
    private final Map<String, Integer> accepted = new HashMap<>();

    private record KeyOf(Tenant tenant, String key) {}

    /** What is known of one job. */
    private static final class Books {
        private Job header;
        private Instant ended = Instant.MAX;
        private final Map<BatchKey, Batch> batches = new HashMap<>();
        private final Set<String> people = new HashSet<>();
        private final Map<PageKey, Map<BatchKey, Totals>> counted = new TreeMap<>();
        private final Map<Integer, SlotProgress> progress = new HashMap<>();

        private Totals sum() {
            return counted.values().stream()
                    .flatMap(page -> page.values().stream())
                    .reduce(Totals.NONE, Totals::plus);
        }

        /** People selected, as far as anybody can know by now. */
        private long selected() {
            return header.plan() instanceof Plan.ByIds byIds
                    ? byIds.selected()
                    : progress.values().stream()
                            .mapToLong(SlotProgress::selected)
                            .sum();
        }
    }

    JobAuditor(VirtualScheduler scheduler, Jobs jobs) {
        this.scheduler = scheduler;
        this.jobs = jobs;
    }

    /** The ledger, watched. */
    Jobs jobs() {
        return UnreliablePorts.port(Jobs.class, jobs, (method, given) -> {
            Object answer = UnreliablePorts.invoke(jobs, method, given);
            see(method, given, answer);
            return answer;
        });
    }

    /** When the job ended, by the true time; never, if it has not. */
    Instant ended(Job job) {
        return of(job).ended;
    }

    /** How many jobs that actor has brought into being. */
    int accepted(String actor) {
        return accepted.getOrDefault(actor, 0);
    }

    /** The job the key has made; empty when none. */
    Optional<String> made(Tenant tenant, String key) {
        return Optional.ofNullable(uses.get(new KeyOf(tenant, key)));
    }

    private void see(Method method, Object[] given, Object answer) {
        switch (method.getName()) {
            case "writeBatches" -> {
                Books ofJob = of(new JobRef((Tenant) given[0], (String) given[1]));
                ((List<?>) given[2]).forEach(batch -> written(ofJob, (Batch) batch, (Batch) batch));
            }
            case "create" -> {
                if (((Optional<?>) answer).isEmpty()) {
                    accepted((Job) given[0], (Optional<?>) given[1]);
                }
            }
            case "createSuccessor" -> {
                if (answer instanceof Jobs.SuccessorResult.Done) {
                    accepted((Job) given[0], (Optional<?>) given[2]);
                    replaced((Job) given[1]);
                }
            }
            case "replace" -> {
                if ((Boolean) answer) {
                    replaced((Job) given[0]);
                }
            }
            case "writeBatch" -> written(of((Job) given[0]), (Batch) given[1], (Batch) answer);
            case "advance" -> advanced((Job) given[0], (SlotProgress) given[1]);
            case "tally" -> tallied((Job) given[0], (PageKey) given[1], (List<?>) given[2], (Tally) answer);
            default -> {}
        }
    }

    private Books of(Job job) {
        return of(new JobRef(job.tenant(), job.id()));
    }

    private Books of(JobRef job) {
        return books.computeIfAbsent(job, _ -> new Books());
    }

    /** One key, one job. */
    private void accepted(Job job, Optional<?> use) {
        of(job).header = job;
        accepted.merge(scheduler.acting() == null ? "" : scheduler.acting().name(), 1, Integer::sum);
        use.map(IdempotencyRecord.class::cast).ifPresent(sent -> {
            String before = uses.putIfAbsent(new KeyOf(job.tenant(), sent.key()), job.id());
            assertThat(before)
                    .as("the job of %s, which makes another", sent.key())
                    .isIn(null, job.id());
        });
    }

    /** What was once said of a job stays: its number, that it was cancelled, who follows it, how it ended. */
    private void replaced(Job next) {
        Books ofJob = of(next);
        Job before = ofJob.header;
        String id = next.id();
        before.sequence()
                .ifPresent(number ->
                        assertThat(next.sequence()).as("number of %s", id).hasValue(number));
        before.lifecycle()
                .cancelled()
                .ifPresent(why -> assertThat(next.lifecycle().cancelled())
                        .as("%s, cancelled once", id)
                        .hasValue(why));
        before.lifecycle()
                .successor()
                .ifPresent(other -> assertThat(next.lifecycle().successor())
                        .as("who follows %s", id)
                        .hasValue(other));
        before.completion()
                .ifPresent(ending ->
                        assertThat(next.completion()).as("ending of %s", id).hasValue(ending));
        assertThat(!before.lifecycle().published() || next.lifecycle().published())
                .as("%s stays told of", id)
                .isTrue();
        ofJob.header = next;
        if (next.hasEnded() && !before.hasEnded()) {
            ofJob.ended = scheduler.now();
            ended(ofJob);
        }
        if (next.isCancelled() && !before.isCancelled()) {
            givenUp(ofJob, next.lifecycle().cancelled().orElseThrow());
        }
    }

    /** A job ends with everybody it selected, each once; and with all that is counted, if it ran to its end. */
    private void ended(Books ofJob) {
        Job job = ofJob.header;
        PlanProgress planned = planned(job);
        Totals totals = job.completion().orElseThrow().totals();
        assertThat(totals.sum()).as("the total of %s, which selected", job.id()).isEqualTo(planned.selected());
        assertThat(ids(job, planned)).as("people of %s", job.id()).hasSize(Math.toIntExact(planned.selected()));
        Totals counted = ofJob.sum();
        for (Outcome outcome : Outcome.values()) {
            assertThat(totals.of(outcome))
                    .as("%s at the end of %s", outcome, job.id())
                    .isGreaterThanOrEqualTo(counted.of(outcome));
        }
    }

    private PlanProgress planned(Job job) {
        return job.plan() instanceof Plan.ByIds byIds
                ? PlanProgress.of(byIds)
                : new PlanProgress(jobs.progress(
                        job.tenant(),
                        job.id(),
                        IntStream.range(0, job.plan().slots()).boxed().toList()));
    }

    private Set<String> ids(Job job, PlanProgress planned) {
        Set<String> ids = new HashSet<>();
        jobs.batches(job.tenant(), job.id(), planned.keys().toList())
                .values()
                .forEach(batch -> ids.addAll(batch.ids()));
        return ids;
    }

    /** A job of which a slot has got anywhere is slow, and not given up for that. */
    private static void givenUp(Books ofJob, String why) {
        if (why.startsWith("gave up")) {
            int slot = Integer.parseInt(why.substring(why.lastIndexOf(' ') + 1));
            assertThat(ofJob.progress.get(slot)).as("progress when it %s", why).isNull();
        }
    }

    /** A batch stays as it was written first, and nobody is in two. */
    private static void written(Books ofJob, Batch batch, Batch stored) {
        Batch first = ofJob.batches.putIfAbsent(batch.key(), batch);
        if (first == null) {
            int before = ofJob.people.size();
            ofJob.people.addAll(batch.ids());
            assertThat(ofJob.people)
                    .as("people in batches, with those of %s", batch.key())
                    .hasSize(before + batch.ids().size());
        }
        assertThat(stored.isCutAs(first == null ? batch : first))
                .as("batch %s stays as it was written", batch.key())
                .isTrue();
    }

    /** Whoever is said to be selected is in a batch that is written down; and what is planned stays planned. */
    private void advanced(Job job, SlotProgress progress) {
        Books ofJob = of(job);
        List<BatchKey> keys = IntStream.range(0, progress.batches())
                .mapToObj(number -> new BatchKey(progress.slot(), number))
                .toList();
        long people = jobs.batches(job.tenant(), job.id(), keys).values().stream()
                .mapToLong(batch -> batch.ids().size())
                .sum();
        assertThat(people)
                .as("people in the batches of slot %d of %s", progress.slot(), job.id())
                .isEqualTo(progress.selected());
        SlotProgress now =
                jobs.progress(job.tenant(), job.id(), List.of(progress.slot())).getFirst();
        SlotProgress before = ofJob.progress.put(progress.slot(), now);
        if (before != null) {
            assertThat(now.batches()).as("batches planned of %s", job.id()).isGreaterThanOrEqualTo(before.batches());
            assertThat(now.closed() || !before.closed())
                    .as("slot %d of %s stays closed", progress.slot(), job.id())
                    .isTrue();
        }
    }

    /** A batch counts once, as it was counted first; and no more are counted than are selected. */
    private void tallied(Job job, PageKey page, List<?> counts, Tally answer) {
        Books ofJob = of(job);
        assertThat(ofJob.header.sequence())
                .as("number of %s, which is tallied", job.id())
                .isPresent();
        Map<BatchKey, Totals> counted = ofJob.counted.computeIfAbsent(page, _ -> new TreeMap<>());
        for (Object one : counts) {
            BatchCount count = (BatchCount) one;
            counted.putIfAbsent(count.batch(), count.totals());
        }
        assertThat(answer.done())
                .as("batches counted on %s of %s", page, job.id())
                .hasSize(counted.size());
        assertThat(answer.totals())
                .as("totals on %s of %s", page, job.id())
                .isEqualTo(counted.values().stream().reduce(Totals.NONE, Totals::plus));
        assertThat(ofJob.sum().sum())
                .as("people counted of %s, which selected", job.id())
                .isLessThanOrEqualTo(ofJob.selected());
    }
}
