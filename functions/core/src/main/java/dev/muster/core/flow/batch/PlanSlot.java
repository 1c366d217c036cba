package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.person.Change;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans one slot of a job: reads its people, cuts them into batches, and writes batches, progress and messages in this
 * order. After a crash another planner continues behind the stored batches (docs/design.md rule 5).
 */
public final class PlanSlot {
    private final People people;
    private final Jobs jobs;
    private final BatchQueue queue;
    private final Dispatcher dispatcher;
    private final AdvanceJob advanceJob;
    private final UnexpiredJobs unexpiredJobs;
    private final PlanFile planFile;
    private final Deadline deadline;

    public PlanSlot(Ports ports) {
        this.deadline = ports.deadline();
        this.people = ports.people();
        this.jobs = ports.jobs();
        this.queue = ports.batchQueue();
        this.dispatcher = new Dispatcher(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.unexpiredJobs = new UnexpiredJobs(ports);
        this.planFile = new PlanFile(ports);
    }

    /** Plans the slot as far as time allows. Returns false when the queue must deliver the message again. */
    public boolean plan(SlotMessage message) {
        Optional<Job> job = unexpiredJobs.find(message.tenant(), message.job());
        if (job.isEmpty() || job.get().plan().plannedBefore().isPresent()) {
            return true;
        }
        if (job.get().hasEnded()) {
            advanceJob.advance(job.get());
            return true;
        }
        SlotProgress progress = jobs.progress(message.tenant(), message.job(), List.of(message.slot()))
                .getFirst();
        if (progress.closed()) {
            return repeatClosing(job.get());
        }
        return job.get().plan() instanceof Plan.ByFile byFile
                ? planFile.plan(job.get(), byFile, message.slot())
                : plan(new SlotPlanning(job.get(), source(job.get(), message.slot())), progress);
    }

    /** Repeats the steps after closing a slot: the planner that closed it may have crashed before them. */
    private boolean repeatClosing(Job job) {
        advanceJob.advance(job);
        if (job.waitsForPlan() && job.sequence().isPresent()) {
            dispatcher.dispatchUntallied(job, PlanLoader.load(jobs, job));
        }
        return true;
    }

    /** Returns the source of the slot's people; an empty one for a cancelled job (docs/design.md rule 7). */
    private PeopleSource source(Job job, int slot) {
        if (job.isCancelled()) {
            return (_) -> new PeopleSource.Page(List.of(), Optional.empty());
        }
        return switch (job.plan()) {
            case Plan.ByIds _, Plan.ByRows _, Plan.ByFile _ ->
                throw new IllegalStateException("a job by ids or rows has no people source");
            case Plan.ByFilter byFilter -> new FilteredPeople(people, job, byFilter, slot);
            case Plan.Derived(String from, Plan.Part part, int _) ->
                new ParentJobPeople(jobs, jobs.find(job.tenant(), from).orElseThrow(), part, slot, takesRows(job));
        };
    }

    /** The retry of a file, and the real run of its dry run, apply its rows; an undo restores its people. */
    private static boolean takesRows(Job job) {
        return job.change() instanceof JobChange.Loaded(Change.Rows _);
    }

    /** The slot of a job and the source of its people. */
    private record SlotPlanning(Job job, PeopleSource source) {
        /** A job without a sequence may change no person, so its batches are not sent. */
        boolean sendsMessages() {
            return job.sequence().isPresent() && !job.isCancelled();
        }
    }

    /**
     * The state of planning a slot.
     *
     * @param found people found behind the last stored batch
     * @param position the position of the next page
     */
    private record PlanState(SlotProgress progress, List<PeopleSource.Candidate> found, String position) {
        static PlanState from(SlotProgress progress) {
            return new PlanState(progress, List.of(), progress.position());
        }
    }

    /** A batch to write, with the copies of its people that the source has read. */
    private record PlannedBatch(Batch batch, List<Person> read) {}

    private boolean plan(SlotPlanning planning, SlotProgress progress) {
        PlanState state = PlanState.from(progress);
        while (!state.progress().closed()) {
            if (!deadline.hasAtLeast(TimeReserve.NEXT_STEP)) {
                handBack(planning, state);
                return false;
            }
            state = step(planning, state);
        }
        advanceJob.advance(planning.job());
        return true;
    }

    private PlanState step(SlotPlanning planning, PlanState state) {
        PeopleSource.Page page = planning.source().pageAfter(state.position());
        List<PeopleSource.Candidate> found = new ArrayList<>(state.found());
        found.addAll(page.found());
        List<PlannedBatch> planned = new ArrayList<>();
        List<List<PeopleSource.Candidate>> cut = BatchCut.of(found, PeopleSource.Candidate::rowBytes);
        List<PeopleSource.Candidate> rest = cut.isEmpty() || BatchCut.isFull(cut.getLast()) ? List.of() : cut.getLast();
        for (List<PeopleSource.Candidate> full : rest.isEmpty() ? cut : cut.subList(0, cut.size() - 1)) {
            planned.add(planBatch(
                    state.progress(), planned.size(), full, full.getLast().position(), false));
        }
        if (page.next().isEmpty()) {
            planned.add(planBatch(state.progress(), planned.size(), rest, "", true));
        }
        SlotProgress written = write(planning, state.progress(), planned);
        boolean noConflict = planned.isEmpty() || written.isPlannedAs(after(state.progress(), planned));
        return noConflict ? new PlanState(written, rest, page.next().orElse("")) : PlanState.from(written);
    }

    /** Writes the people found so far as a smaller batch, so that every delivery makes progress. */
    private void handBack(SlotPlanning planning, PlanState state) {
        if (!state.position().equals(state.progress().position())) {
            write(
                    planning,
                    state.progress(),
                    List.of(planBatch(state.progress(), 0, state.found(), state.position(), false)));
        }
    }

    private static PlannedBatch planBatch(
            SlotProgress progress, int more, List<PeopleSource.Candidate> found, String position, boolean last) {
        boolean known = found.stream().allMatch(candidate -> candidate.bytes() > 0);
        long rangeBytes =
                known ? found.stream().mapToLong(PeopleSource.Candidate::bytes).sum() : 0;
        return new PlannedBatch(
                new Batch(
                        progress.next(more),
                        found.stream()
                                .map(PeopleSource.Candidate::id)
                                .filter(id -> !id.isEmpty())
                                .toList(),
                        position,
                        last,
                        rangeBytes,
                        found.stream()
                                .flatMap(candidate -> candidate.row().stream())
                                .toList()),
                found.stream().flatMap(candidate -> candidate.person().stream()).toList());
    }

    /**
     * Writes the batches, up to the first for which another planner's batch is stored. Returns the progress after the
     * stored batches.
     */
    private SlotProgress write(SlotPlanning planning, SlotProgress from, List<PlannedBatch> planned) {
        Job job = planning.job();
        SlotProgress progress = from;
        List<BatchMessage> messages = new ArrayList<>();
        for (PlannedBatch next : planned) {
            Batch stored = jobs.writeBatch(job, next.batch());
            boolean noConflict = stored.isCutAs(next.batch());
            if (progress.after(stored).batches() > progress.batches()) {
                List<Person> read = noConflict ? next.read() : List.of();
                messages.add(new BatchMessage(job.tenant(), job.id(), stored.key(), read));
            }
            progress = progress.after(stored);
            if (!noConflict) {
                break;
            }
        }
        if (!planned.isEmpty()) {
            progress = progress.costing(jobs.takeCost(1));
            jobs.advance(job, progress);
        }
        if (planning.sendsMessages()) {
            queue.send(messages);
        }
        return progress;
    }

    private static SlotProgress after(SlotProgress from, List<PlannedBatch> planned) {
        SlotProgress progress = from;
        for (PlannedBatch next : planned) {
            progress = progress.after(next.batch());
        }
        return progress;
    }
}
