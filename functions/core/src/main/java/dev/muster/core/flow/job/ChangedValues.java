package dev.muster.core.flow.job;

import dev.muster.core.file.RowEntry;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Change;
import dev.muster.core.person.Person;
import dev.muster.core.person.ValueChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The values before and after a job, as far as the registers of its people keep them.
 *
 * @param realRun the last real run of a dry run; its values are those of the dry run
 * @param now the time at which a dry run decides
 */
record ChangedValues(Job job, Optional<Job> realRun, Change change, Instant now) {

    static ChangedValues of(Jobs jobs, Job job, Instant now) {
        return new ChangedValues(job, realRun(jobs, job), jobs.change(job), now);
    }

    /** The last undo of a job is the real run of no dry run if it was requested anew. */
    private static Optional<Job> realRun(Jobs jobs, Job job) {
        Successors successors = new Successors(jobs);
        return Optional.of(job)
                .filter(Job::dryRun)
                .flatMap(successors::predecessor)
                .flatMap(successors::last)
                .filter(found -> found.plan() instanceof Plan.Derived derived
                        && derived.from().equals(job.id()));
    }

    /**
     * Returns the values of a person that the job changed or created; empty when they are not known.
     *
     * @param person empty when the person is not there
     * @param row the row of a file that names the person
     */
    List<ValueChange> of(Optional<Person> person, Optional<RowEntry> row) {
        if (!job.dryRun()) {
            return by(person, job);
        }
        List<ValueChange> real = realRun.map(run -> by(person, run)).orElse(List.of());
        boolean mayStillChange = realRun.isEmpty() || !realRun.get().hasEnded();
        return real.isEmpty() && mayStillChange ? expected(person, row) : real;
    }

    private List<ValueChange> by(Optional<Person> person, Job run) {
        return person.map(read -> ValueChange.by(read, change, sequence(run))).orElse(List.of());
    }

    /** Returns the values that the person would have now. */
    private List<ValueChange> expected(Optional<Person> person, Optional<RowEntry> row) {
        return row.flatMap(RowEntry::forPerson)
                .map(asked -> ValueChange.to(person, asked, job.rights(), sequence(job), now))
                .or(() -> person.map(read -> ValueChange.to(read, change, job.rights(), sequence(job), now)))
                .orElse(List.of());
    }

    /** Returns whether a copy of a person that the job changed is older than the change. */
    boolean isStale(Optional<Person> copy) {
        return !job.dryRun()
                && copy.filter(person -> person.isWrittenBy(sequence(job))).isEmpty();
    }

    /** Returns why the values of a person that the job changed are not known. */
    String unknown() {
        if (!job.dryRun()) {
            return "the values before and after are no longer kept";
        }
        return realRun.map(run -> "the real run, job " + run.id()
                        + ", did not change the person, or the values before and after are no longer kept")
                .orElse("the person has changed since, so a real run would not change it now");
    }

    private static long sequence(Job job) {
        return job.sequence().orElseThrow();
    }
}
