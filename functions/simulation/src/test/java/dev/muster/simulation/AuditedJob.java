package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The writes of one job so far, and the checks of its next ones. */
final class AuditedJob {
    private final Jobs jobs;
    private final Map<BatchKey, Batch> batches = new HashMap<>();
    private final Set<String> people = new HashSet<>();
    private final Map<PageKey, Map<BatchKey, Totals>> counted = new TreeMap<>();
    private final Map<Integer, SlotProgress> progresses = new HashMap<>();
    private Job job;
    private Instant ended = Instant.MAX;

    AuditedJob(Jobs jobs) {
        this.jobs = jobs;
    }

    Instant ended() {
        return ended;
    }

    void create(Job created) {
        job = created;
    }

    /** Checks that a batch keeps its first content, and that no person is in two batches. */
    void writeBatch(Batch batch, Batch stored) {
        Batch first = batches.putIfAbsent(batch.key(), batch);
        if (first == null) {
            int before = people.size();
            people.addAll(batch.ids());
            assertThat(people)
                    .as("people in batches, with those of %s", batch.key())
                    .hasSize(before + batch.ids().size());
        }
        assertThat(stored.isCutAs(first == null ? batch : first))
                .as("batch %s keeps its first content", batch.key())
                .isTrue();
    }

    /** Checks that the progress counts only people in stored batches, and that it never goes back. */
    void advance(Job advanced, SlotProgress progress) {
        List<BatchKey> keys = IntStream.range(0, progress.batches())
                .mapToObj(number -> new BatchKey(progress.slot(), number))
                .toList();
        assertThat(jobs.batches(advanced.tenant(), advanced.id(), keys).values().stream()
                        .mapToLong(batch -> batch.ids().size())
                        .sum())
                .as("people in the batches of slot %d of %s", progress.slot(), advanced.id())
                .isEqualTo(progress.selected());
        SlotProgress now = jobs.progress(advanced.tenant(), advanced.id(), List.of(progress.slot()))
                .getFirst();
        SlotProgress before = progresses.put(progress.slot(), now);
        if (before != null) {
            assertThat(now.batches())
                    .as("batches planned of %s", advanced.id())
                    .isGreaterThanOrEqualTo(before.batches());
            assertThat(now.closed() || !before.closed())
                    .as("slot %d of %s stays closed", progress.slot(), advanced.id())
                    .isTrue();
        }
    }

    /** Checks that a batch counts once, with its first count, and that no more people are counted than selected. */
    void tally(PageKey page, List<BatchCount> counts, Tally tally) {
        assertThat(job.sequence())
                .as("sequence of %s, which is counted", job.id())
                .isPresent();
        Map<BatchKey, Totals> ofPage = counted.computeIfAbsent(page, _ -> new TreeMap<>());
        counts.forEach(count -> ofPage.putIfAbsent(count.batch(), count.totals()));
        assertThat(tally.done())
                .as("batches counted on %s of %s", page, job.id())
                .hasSize(ofPage.size());
        assertThat(tally.totals())
                .as("totals on %s of %s", page, job.id())
                .isEqualTo(ofPage.values().stream().reduce(Totals.NONE, Totals::plus));
        assertThat(sum().sum()).as("people counted of %s", job.id()).isLessThanOrEqualTo(selected());
    }

    private Totals sum() {
        return counted.values().stream().flatMap(page -> page.values().stream()).reduce(Totals.NONE, Totals::plus);
    }

    /** Checks that the next header records no successor while the last one has not ended or has left nobody out. */
    void checkSuccessor(Job next, Function<JobRef, AuditedJob> audited) {
        Optional<String> last = job.lifecycle().successor();
        if (last.isPresent() && !last.equals(next.lifecycle().successor())) {
            Job before = audited.apply(new JobRef(job.tenant(), last.get())).job;
            assertThat(before.completion().filter(AuditedJob::leftPeopleOut))
                    .as("%s follows %s, which ended as %s", next.lifecycle().successor(), last, before.completion())
                    .isPresent();
        }
    }

    private static boolean leftPeopleOut(Completion completion) {
        Totals totals = completion.totals();
        return completion.state() != JobState.COMPLETED
                || totals.sum()
                        > totals.of(Outcome.CHANGED) + totals.of(Outcome.UNCHANGED) + totals.of(Outcome.NOT_FOUND);
    }

    /** Returns the number of people selected so far. */
    private long selected() {
        return job.plan() instanceof Plan.ByIds byIds
                ? byIds.selected()
                : progresses.values().stream().mapToLong(SlotProgress::selected).sum();
    }

    /** Checks that the job keeps its sequence, cancellation, completion and publication, and that it has a successor still. */
    void replace(Job next, Instant now) {
        Job before = job;
        String id = next.id();
        Lifecycle lifecycle = next.lifecycle();
        before.sequence()
                .ifPresent(number ->
                        assertThat(next.sequence()).as("sequence of %s", id).hasValue(number));
        before.lifecycle()
                .cancelled()
                .ifPresent(reason -> assertThat(lifecycle.cancelled())
                        .as("cancellation of %s", id)
                        .hasValue(reason));
        assertThat(before.lifecycle().successor().isEmpty()
                        || lifecycle.successor().isPresent())
                .as("%s keeps a successor", id)
                .isTrue();
        before.completion()
                .ifPresent(completion ->
                        assertThat(next.completion()).as("completion of %s", id).hasValue(completion));
        assertThat(!before.lifecycle().published() || lifecycle.published())
                .as("%s stays published", id)
                .isTrue();
        job = next;
        if (next.hasEnded() && !before.hasEnded()) {
            ended = now;
            checkEnd();
        }
        if (next.isCancelled() && !before.isCancelled()) {
            checkCancellation(lifecycle.cancelled().orElseThrow());
        }
    }

    /** Checks that the totals cover every selected person once, and everything that was counted. */
    private void checkEnd() {
        PlanProgress planned = planned();
        Totals totals = job.completion().orElseThrow().totals();
        assertThat(totals.sum()).as("total of %s", job.id()).isEqualTo(planned.selected());
        assertThat(ids(planned)).as("people of %s", job.id()).hasSize(Math.toIntExact(planned.selected()));
        Totals sum = sum();
        for (Outcome outcome : Outcome.values()) {
            assertThat(totals.of(outcome))
                    .as("%s at the end of %s", outcome, job.id())
                    .isGreaterThanOrEqualTo(sum.of(outcome));
        }
    }

    private PlanProgress planned() {
        return job.plan() instanceof Plan.ByIds byIds
                ? PlanProgress.of(byIds)
                : new PlanProgress(jobs.progress(
                        job.tenant(),
                        job.id(),
                        IntStream.range(0, job.plan().slots()).boxed().toList()));
    }

    private Set<String> ids(PlanProgress planned) {
        Set<String> ids = new HashSet<>();
        jobs.batches(job.tenant(), job.id(), planned.keys().toList())
                .values()
                .forEach(batch -> ids.addAll(batch.ids()));
        return ids;
    }

    /** Checks that a job is not cancelled for a slot that has made progress. */
    private void checkCancellation(String reason) {
        if (reason.startsWith("gave up")) {
            int slot = Integer.parseInt(reason.substring(reason.lastIndexOf(' ') + 1));
            assertThat(progresses.get(slot)).as("progress when it %s", reason).isNull();
        }
    }
}
