package dev.muster.core.flow;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Message;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.Progress;
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
public final class Search {
    /** With less time than this left the slot is handed back; it goes on from its progress. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final People people;
    private final Jobs jobs;
    private final BatchQueue queue;
    private final Ring ring;
    private final Finish finish;
    private final Kept kept;

    Search(People people, Jobs jobs, BatchQueue queue, Ring ring, Finish finish, Kept kept) {
        this.people = people;
        this.jobs = jobs;
        this.queue = queue;
        this.ring = ring;
        this.finish = finish;
        this.kept = kept;
    }

    /** Plans the slot as far as time allows; false when it has to be rung for again. */
    public boolean search(PlanMessage message, Deadline deadline) {
        Optional<Job> job = kept.find(message.tenant(), message.job(), deadline);
        if (job.isEmpty() || job.get().plan() instanceof Plan.Named) {
            return true;
        }
        if (job.get().hasEnded()) {
            finish.finish(job.get(), deadline);
            return true;
        }
        Progress progress = jobs.progress(message.tenant(), message.job(), List.of(message.slot()), deadline)
                .getFirst();
        return progress.closed()
                ? again(job.get(), deadline)
                : search(new Slice(job.get(), source(job.get(), message.slot(), deadline)), progress, deadline);
    }

    /** A slot that was closed before: whoever closed it may have died before it let the job run, or rang for it. */
    private boolean again(Job job, Deadline deadline) {
        finish.finish(job, deadline);
        if (job.isGated() && job.sequence().isPresent()) {
            ring.untallied(job, Planning.of(jobs, job, deadline), deadline);
        }
        return true;
    }

    /** Where the slot's people come from; of a cancelled job nobody more does. */
    private Source source(Job job, int slot, Deadline deadline) {
        if (job.isCancelled()) {
            return (position, end) -> new Source.Stretch(List.of(), Optional.empty());
        }
        return switch (job.plan()) {
            case Plan.Named named -> throw new IllegalStateException("people named by id are not looked for");
            case Plan.Searched searched -> new ScannedPeople(people, job, searched, slot);
            case Plan.Derived(String from, Plan.Part part, int slots) ->
                new TakenOver(jobs, jobs.find(job.tenant(), from, deadline).orElseThrow(), part, slot);
        };
    }

    /** The slot of a job that is being looked through. */
    private record Slice(Job job, Source source) {
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
    private record Walk(Progress progress, List<Source.Found> found, String position) {
        static Walk from(Progress progress) {
            return new Walk(progress, List.of(), progress.upto());
        }
    }

    /** A batch about to be written, with the people in it as far as they were read. */
    private record Filled(Batch batch, List<Person> read) {}

    private boolean search(Slice slice, Progress progress, Deadline deadline) {
        Walk walk = Walk.from(progress);
        while (!walk.progress().closed()) {
            if (!deadline.allows(RESERVE)) {
                handBack(slice, walk, deadline);
                return false;
            }
            walk = step(slice, walk, deadline);
        }
        finish.finish(slice.job(), deadline);
        return true;
    }

    private Walk step(Slice slice, Walk walk, Deadline deadline) {
        Source.Stretch stretch = slice.source().after(walk.position(), deadline);
        List<Source.Found> found = new ArrayList<>(walk.found());
        found.addAll(stretch.found());
        List<Filled> filled = new ArrayList<>();
        int cut = 0;
        for (; found.size() - cut >= Limits.BATCH; cut += Limits.BATCH) {
            List<Source.Found> full = found.subList(cut, cut + Limits.BATCH);
            filled.add(fill(walk.progress(), filled.size(), full, full.getLast().position(), false));
        }
        List<Source.Found> rest = List.copyOf(found.subList(cut, found.size()));
        if (stretch.next().isEmpty()) {
            filled.add(fill(walk.progress(), filled.size(), rest, "", true));
        }
        Progress written = write(slice, walk.progress(), filled, deadline);
        boolean ours = filled.isEmpty() || written.equals(after(walk.progress(), filled));
        return ours ? new Walk(written, rest, stretch.next().orElse("")) : Walk.from(written);
    }

    /** What has been looked at is kept even if it did not fill a batch, so that every turn gets further. */
    private void handBack(Slice slice, Walk walk, Deadline deadline) {
        if (!walk.position().equals(walk.progress().upto())) {
            write(
                    slice,
                    walk.progress(),
                    List.of(fill(walk.progress(), 0, walk.found(), walk.position(), false)),
                    deadline);
        }
    }

    private static Filled fill(Progress progress, int more, List<Source.Found> found, String upto, boolean last) {
        boolean known = found.stream().allMatch(one -> one.bytes() > 0);
        long span = known ? found.stream().mapToLong(Source.Found::bytes).sum() : 0;
        return new Filled(
                new Batch(
                        progress.next(more),
                        found.stream().map(Source.Found::id).toList(),
                        upto,
                        last,
                        span),
                found.stream().flatMap(one -> one.person().stream()).toList());
    }

    /** Writes the batches down, up to the first in whose place another planner's stands; that one counts. */
    private Progress write(Slice slice, Progress from, List<Filled> filled, Deadline deadline) {
        Job job = slice.job();
        Progress progress = from;
        List<Message> messages = new ArrayList<>();
        for (Filled next : filled) {
            Batch stands = jobs.writeBatch(job, next.batch(), deadline);
            boolean ours = stands.isCutAs(next.batch());
            if (progress.after(stands).batches() > progress.batches()) {
                List<Person> read = ours ? next.read() : List.of();
                messages.add(new Message(job.tenant(), job.id(), stands.key(), read));
            }
            progress = progress.after(stands);
            if (!ours) {
                break;
            }
        }
        if (!filled.isEmpty()) {
            jobs.advance(job, progress, deadline);
        }
        if (slice.rings()) {
            queue.send(messages, deadline);
        }
        return progress;
    }

    private static Progress after(Progress from, List<Filled> filled) {
        Progress progress = from;
        for (Filled next : filled) {
            progress = progress.after(next.batch());
        }
        return progress;
    }
}
