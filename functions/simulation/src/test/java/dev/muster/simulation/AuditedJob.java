package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.batch.PlanLoader;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Completion;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.job.RowCount;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Integer, PeopleTimeline.Window> planned = new HashMap<>();
    private Job job;
    private Instant ended = Instant.MAX;

    AuditedJob(Jobs jobs) {
        this.jobs = jobs;
    }

    Instant ended() {
        return ended;
    }

    void create(Job created, PeopleTimeline.Window invocation) {
        job = created;
        if (created.plan() instanceof Plan.ByRows) {
            planned.put(0, invocation);
        }
    }

    boolean takesParts() {
        return job.takesParts();
    }

    /** Takes note of a stripe that one planner has planned in this invocation. */
    void planned(SlotProgress progress, PeopleTimeline.Window invocation) {
        progresses.put(progress.slot(), progress);
        planned.put(progress.slot(), invocation);
    }

    /** Returns the time in which the rows of the slot were planned. */
    PeopleTimeline.Window planned(int slot) {
        return Objects.requireNonNull(planned.get(slot));
    }

    /**
     * Checks that a batch keeps its first content, and that no person is in two batches. Only two stripes of a file can
     * name one person, by two of its keys.
     */
    void writeBatch(Batch batch, Batch stored) {
        Batch first = batches.putIfAbsent(batch.key(), batch);
        if (first == null) {
            int before = people.size();
            people.addAll(batch.ids());
            assertThat(isOfStripes() ? new HashSet<>(batch.ids()) : people)
                    .as("people in batches, with those of %s", batch.key())
                    .hasSize((isOfStripes() ? 0 : before) + batch.ids().size());
        }
        assertThat(stored.isCutAs(first == null ? batch : first))
                .as("batch %s keeps its first content", batch.key())
                .isTrue();
    }

    /** Returns whether the people of the job are those of a file with several stripes. */
    boolean isOfStripes() {
        Job root = job;
        while (root != null && root.plan() instanceof Plan.Derived(String from, Plan.Part _, int _)) {
            root = jobs.find(root.tenant(), from).orElseThrow();
        }
        return root != null && root.plan().slots() > 1 && root.plan() instanceof Plan.ByFile;
    }

    /** Checks that the progress counts only people in stored batches, and that it never goes back. */
    void advance(Job advanced, SlotProgress progress) {
        List<BatchKey> keys = IntStream.range(0, progress.batches())
                .mapToObj(number -> new BatchKey(progress.slot(), number))
                .toList();
        assertThat(jobs.batches(advanced.tenant(), advanced.id(), keys).values().stream()
                        .mapToLong(Batch::selected)
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
        return job.plan()
                .plannedBefore()
                .map(PlanProgress::selected)
                .orElseGet(() -> progresses.values().stream()
                        .mapToLong(SlotProgress::selected)
                        .sum());
    }

    /** Checks that the job keeps its sequence, cancellation, completion and publication, and that it has a successor still. */
    void replace(Job next, Instant now, Collection<FilePart> parts) {
        Job before = job;
        checkIntake(next, parts);
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
        PlanProgress planned = PlanLoader.load(jobs, job);
        Totals totals = job.completion().orElseThrow().totals();
        assertThat(totals.sum()).as("total of %s", job.id()).isEqualTo(planned.selected());
        assertThat(rows(planned)).as("people and rows of %s", job.id()).isEqualTo(planned.selected());
        Totals sum = sum();
        for (Outcome outcome : Outcome.values()) {
            assertThat(totals.of(outcome))
                    .as("%s at the end of %s", outcome, job.id())
                    .isGreaterThanOrEqualTo(sum.of(outcome));
        }
    }

    private long rows(PlanProgress planned) {
        return jobs.batches(job, planned.keys().toList()).values().stream()
                .mapToLong(Batch::selected)
                .sum();
    }

    /** Checks that a file is complete only with exactly its parts, which were counted while it took none. */
    private void checkIntake(Job next, Collection<FilePart> parts) {
        if (!(job.plan() instanceof Plan.ByFile before) || !(next.plan() instanceof Plan.ByFile after)) {
            return;
        }
        FileIntake intake = after.intake();
        if (intake instanceof FileIntake.Complete(RowCount counted)
                && !before.intake().equals(intake)) {
            assertThat(before.intake()).as("intake of %s before", job.id()).isEqualTo(new FileIntake.Closing(counted));
            assertThat(counted)
                    .as("rows of %s", job.id())
                    .isEqualTo(new RowCount(
                            parts.size(),
                            parts.stream()
                                    .mapToLong(part -> part.count().rows())
                                    .sum()));
        }
    }

    /** Checks that a job is not cancelled for a slot that has made progress. */
    private void checkCancellation(String reason) {
        if (reason.startsWith("gave up")) {
            int slot = Integer.parseInt(reason.substring(reason.lastIndexOf(' ') + 1));
            assertThat(progresses.get(slot)).as("progress when it %s", reason).isNull();
        }
    }
}
