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
import dev.muster.core.person.Scan;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks through one slot for the people a job's filter matches and writes them down in full batches: batches, then
 * progress, then messages. Whoever repeats it, wherever it died, finds the batches that stand and goes on behind them.
 */
public final class Search {
    /** With less time than this left the slot is handed back; it goes on from its progress. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final People people;
    private final Jobs jobs;
    private final BatchQueue queue;
    private final Finish finish;

    public Search(People people, Jobs jobs, BatchQueue queue, Finish finish) {
        this.people = people;
        this.jobs = jobs;
        this.queue = queue;
        this.finish = finish;
    }

    /** Plans the slot as far as time allows; false when it has to be rung for again. */
    public boolean search(PlanMessage message, Deadline deadline) {
        Optional<Job> open = jobs.find(message.tenant(), message.job(), deadline)
                .filter(job -> job.sequence().isPresent() && !job.hasEnded());
        return open.isEmpty()
                || switch (open.get().plan()) {
                    case Plan.Named named -> true;
                    case Plan.Searched plan -> search(new Slice(open.get(), plan, message.slot()), deadline);
                };
    }

    /** The slot of a job that is being looked through. */
    private record Slice(Job job, Plan.Searched plan, int slot) {
        /** Who was created later than the job is not there for it. */
        boolean means(Person person) {
            return person.born() < job.sequence().orElseThrow() && plan.filter().matches(person);
        }
    }

    /**
     * Where the search stands.
     *
     * @param found people found behind the last batch written
     * @param cursor the last id looked at
     */
    private record Walk(Progress progress, List<String> found, String cursor) {
        static Walk from(Progress progress) {
            return new Walk(progress, List.of(), progress.upto());
        }
    }

    private boolean search(Slice slice, Deadline deadline) {
        Job job = slice.job();
        Walk walk = Walk.from(jobs.progress(job.tenant(), job.id(), List.of(slice.slot()), deadline)
                .getFirst());
        while (!walk.progress().closed()) {
            if (!deadline.allows(RESERVE)) {
                handBack(slice, walk, deadline);
                return false;
            }
            walk = step(slice, walk, deadline);
        }
        finish.finish(job, deadline);
        return true;
    }

    private Walk step(Slice slice, Walk walk, Deadline deadline) {
        Scan scan =
                people.scan(slice.job().tenant(), slice.plan().organization(), slice.slot(), walk.cursor(), deadline);
        List<String> found = new ArrayList<>(walk.found());
        scan.people().stream().filter(slice::means).map(Person::id).forEach(found::add);
        List<Batch> batches = new ArrayList<>();
        int cut = 0;
        for (; found.size() - cut >= Limits.BATCH; cut += Limits.BATCH) {
            List<String> ids = found.subList(cut, cut + Limits.BATCH);
            batches.add(new Batch(walk.progress().next(batches.size()), ids, ids.getLast(), false));
        }
        List<String> rest = List.copyOf(found.subList(cut, found.size()));
        if (scan.next().isEmpty()) {
            batches.add(new Batch(walk.progress().next(batches.size()), rest, "", true));
        }
        Progress written = write(slice.job(), walk.progress(), batches, deadline);
        boolean ours = batches.isEmpty() || written.equals(after(walk.progress(), batches));
        return ours ? new Walk(written, rest, scan.next().orElse("")) : Walk.from(written);
    }

    /** What has been looked at is kept even if it did not fill a batch, so that every turn gets further. */
    private void handBack(Slice slice, Walk walk, Deadline deadline) {
        if (!walk.cursor().equals(walk.progress().upto())) {
            Batch partial = new Batch(walk.progress().next(0), walk.found(), walk.cursor(), false);
            write(slice.job(), walk.progress(), List.of(partial), deadline);
        }
    }

    /** Writes the batches down, up to the first in whose place another planner's stands; that one counts. */
    private Progress write(Job job, Progress from, List<Batch> batches, Deadline deadline) {
        Progress progress = from;
        List<Message> messages = new ArrayList<>();
        for (Batch batch : batches) {
            Batch stands = jobs.writeBatch(job, batch, deadline);
            if (progress.after(stands).batches() > progress.batches()) {
                messages.add(new Message(job.tenant(), job.id(), stands.key()));
            }
            progress = progress.after(stands);
            if (!stands.equals(batch)) {
                break;
            }
        }
        if (!batches.isEmpty()) {
            jobs.advance(job, progress, deadline);
            queue.send(messages, deadline);
        }
        return progress;
    }

    private static Progress after(Progress from, List<Batch> batches) {
        Progress progress = from;
        for (Batch batch : batches) {
            progress = progress.after(batch);
        }
        return progress;
    }
}
