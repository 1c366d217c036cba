package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks through one slot for the people of a job and writes them down in full batches: batches, then progress, then
 * messages. Whoever repeats it, wherever it died, finds the batches that stand and goes on behind them.
 */
public final class PlanSlot {
    /** With less time than this left the slot is handed back; it goes on from its progress. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final People people;
    private final Jobs jobs;
    private final BatchQueue queue;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;
    private final UnexpiredJobs unexpiredJobs;
    private final Deadline deadline;

    public PlanSlot(Ports ports) {
        this.deadline = ports.deadline();
        this.people = ports.people();
        this.jobs = ports.jobs();
        this.queue = ports.batchQueue();
        this.dispatcher = new Dispatcher(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.unexpiredJobs = new UnexpiredJobs(ports);
    }

    /** Plans the slot as far as time allows; false when it has to be rung for again. */
    public boolean plan(SlotMessage message) {
        Optional<Job> job = unexpiredJobs.find(message.tenant(), message.job());
        if (job.isEmpty() || job.get().plan() instanceof Plan.ByIds) {
            return true;
        }
        if (job.get().hasEnded()) {
            advanceJob.advance(job.get());
            return true;
        }
        SlotProgress progress = jobs.progress(message.tenant(), message.job(), List.of(message.slot()))
                .getFirst();
        return progress.closed()
                ? again(job.get())
                : plan(new Slice(job.get(), source(job.get(), message.slot())), progress);
    }

    /** A slot that was closed before: whoever closed it may have died before it let the job run, or rang for it. */
    private boolean again(Job job) {
        advanceJob.advance(job);
        if (job.waitsForPlan() && job.sequence().isPresent()) {
            dispatcher.dispatchUntallied(job, PlanLoader.load(jobs, job));
        }
        return true;
    }

    /** Where the slot's people come from; of a cancelled job nobody more does. */
    private PeopleSource source(Job job, int slot) {
        if (job.isCancelled()) {
            return (_) -> new PeopleSource.Page(List.of(), Optional.empty());
        }
        return switch (job.plan()) {
            case Plan.ByIds _ -> throw new IllegalStateException("people named by id are not looked for");
            case Plan.ByFilter byFilter -> new FilteredPeople(people, job, byFilter, slot);
            case Plan.Derived(String from, Plan.Part part, int _) ->
                new ParentJobPeople(jobs, jobs.find(job.tenant(), from).orElseThrow(), part, slot);
        };
    }

    /** The slot of a job that is being looked through. */
    private record Slice(Job job, PeopleSource source) {
        /** Of a job that has no number yet nobody may be touched, and so nothing is sent. */
        boolean rings() {
            return job.sequence().isPresent() && !job.isCancelled();
        }
    }

    /**
     * Where the search stands.
     *
     * @param found who was found behind the last batch written
     * @param position where to go on
     */
    private record Walk(SlotProgress progress, List<PeopleSource.Candidate> found, String position) {
        static Walk from(SlotProgress progress) {
            return new Walk(progress, List.of(), progress.position());
        }
    }

    /** A batch about to be written, with the people in it as far as they were read. */
    private record Filled(Batch batch, List<Person> read) {}

    private boolean plan(Slice slice, SlotProgress progress) {
        Walk walk = Walk.from(progress);
        while (!walk.progress().closed()) {
            if (!deadline.hasAtLeast(RESERVE)) {
                handBack(slice, walk);
                return false;
            }
            walk = step(slice, walk);
        }
        advanceJob.advance(slice.job());
        return true;
    }

    private Walk step(Slice slice, Walk walk) {
        PeopleSource.Page page = slice.source().pageAfter(walk.position());
        List<PeopleSource.Candidate> found = new ArrayList<>(walk.found());
        found.addAll(page.found());
        List<Filled> filled = new ArrayList<>();
        int cut = 0;
        for (; found.size() - cut >= Limits.BATCH; cut += Limits.BATCH) {
            List<PeopleSource.Candidate> full = found.subList(cut, cut + Limits.BATCH);
            filled.add(fill(walk.progress(), filled.size(), full, full.getLast().position(), false));
        }
        List<PeopleSource.Candidate> rest = List.copyOf(found.subList(cut, found.size()));
        if (page.next().isEmpty()) {
            filled.add(fill(walk.progress(), filled.size(), rest, "", true));
        }
        SlotProgress written = write(slice, walk.progress(), filled);
        boolean ours = filled.isEmpty() || written.equals(after(walk.progress(), filled));
        return ours ? new Walk(written, rest, page.next().orElse("")) : Walk.from(written);
    }

    /** What has been looked at is kept even if it did not fill a batch, so that every turn gets further. */
    private void handBack(Slice slice, Walk walk) {
        if (!walk.position().equals(walk.progress().position())) {
            write(slice, walk.progress(), List.of(fill(walk.progress(), 0, walk.found(), walk.position(), false)));
        }
    }

    private static Filled fill(
            SlotProgress progress, int more, List<PeopleSource.Candidate> found, String upto, boolean last) {
        boolean known = found.stream().allMatch(one -> one.bytes() > 0);
        long span =
                known ? found.stream().mapToLong(PeopleSource.Candidate::bytes).sum() : 0;
        return new Filled(
                new Batch(
                        progress.next(more),
                        found.stream().map(PeopleSource.Candidate::id).toList(),
                        upto,
                        last,
                        span),
                found.stream().flatMap(one -> one.person().stream()).toList());
    }

    /** Writes the batches down, up to the first in whose place another planner's stands; that one counts. */
    private SlotProgress write(Slice slice, SlotProgress from, List<Filled> filled) {
        Job job = slice.job();
        SlotProgress progress = from;
        List<BatchMessage> messages = new ArrayList<>();
        for (Filled next : filled) {
            Batch stands = jobs.writeBatch(job, next.batch());
            boolean ours = stands.isCutAs(next.batch());
            if (progress.after(stands).batches() > progress.batches()) {
                List<Person> read = ours ? next.read() : List.of();
                messages.add(new BatchMessage(job.tenant(), job.id(), stands.key(), read));
            }
            progress = progress.after(stands);
            if (!ours) {
                break;
            }
        }
        if (!filled.isEmpty()) {
            jobs.advance(job, progress);
        }
        if (slice.rings()) {
            queue.send(messages);
        }
        return progress;
    }

    private static SlotProgress after(SlotProgress from, List<Filled> filled) {
        SlotProgress progress = from;
        for (Filled next : filled) {
            progress = progress.after(next.batch());
        }
        return progress;
    }
}
