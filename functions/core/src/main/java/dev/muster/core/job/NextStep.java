package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.util.List;

/** What is to happen next to a job all of whose people are found: told from what is written down, and from nothing else. */
public sealed interface NextStep {

    /** Nothing: batches are still to be tallied, or somebody is to release it, or it is over. */
    record Wait() implements NextStep {}

    /** It may run: nothing holds it back any more. */
    record Run() implements NextStep {}

    /** It has ended like this. */
    record End(Completion ending) implements NextStep {}

    /** The world is to be told that it has ended. */
    record Announce() implements NextStep {}

    /**
     * The next step of the job.
     *
     * @param planned all there will ever be: every slot is closed
     * @param pages its tally, read after the plan was complete
     */
    static NextStep of(Job job, PlanProgress planned, List<Tally> pages, Instant now) {
        if (job.hasEnded()) {
            return job.lifecycle().published() ? new Wait() : new Announce();
        }
        return job.sequence().isPresent() ? running(job, planned, pages, now) : waiting(job, planned, now);
    }

    private static NextStep running(Job job, PlanProgress planned, List<Tally> pages, Instant now) {
        int done = pages.stream().mapToInt(page -> page.done().size()).sum();
        JobState state = job.isCancelled() ? JobState.CANCELLED : JobState.COMPLETED;
        return done == planned.batches()
                ? new End(new Completion(state, Tally.sum(pages), planned.batches(), now))
                : new Wait();
    }

    /** What has no number has touched nobody, and nothing of it is tallied. */
    private static NextStep waiting(Job job, PlanProgress planned, Instant now) {
        if (job.isCancelled()) {
            return new End(Completion.unrun(JobState.CANCELLED, Outcome.SKIPPED, planned, now));
        }
        if (planned.selected() > job.options().maxAffected().orElse(Long.MAX_VALUE)) {
            return new End(Completion.unrun(JobState.REFUSED, Outcome.REFUSED, planned, now));
        }
        return job.options().hold() ? new Wait() : new Run();
    }
}
