package dev.muster.simulation;

import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Rights;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stores of jobs with one planted bug each in the rights of a job. */
final class FaultyJobRights extends ForwardingJobs {
    private static final Comparator<CallerRights> BY_STRENGTH = Comparator.<CallerRights>comparingInt(
                    rights -> rights.administers().size())
            .thenComparingInt(rights -> rights.uses().size())
            .thenComparing(CallerRights::person);

    private final UnaryOperator<Job> bug;

    private FaultyJobRights(Jobs delegate, UnaryOperator<Job> bug) {
        super(delegate);
        this.bug = bug;
    }

    static Jobs releaseByStronger(Jobs delegate) {
        return new FaultyJobRights(
                delegate,
                job -> job.options().hold().isPresent() && job.sequence().isPresent()
                        ? withRights(
                                job,
                                Set.of(job.rights().callers().stream()
                                        .max(BY_STRENGTH)
                                        .orElseThrow()))
                        : job);
    }

    static Jobs undoByItsCaller(Jobs delegate) {
        return new FaultyJobRights(
                delegate,
                job -> job.origin().kind() == JobKind.UNDO
                        ? withRights(
                                job,
                                job.rights().callers().stream()
                                        .filter(rights -> rights.person()
                                                .equals(job.origin().createdBy()))
                                        .collect(Collectors.toSet()))
                        : job);
    }

    private static Job withRights(Job job, Set<CallerRights> callers) {
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                new Rights(callers),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return delegate.create(bug.apply(job), use);
    }

    @Override
    public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return delegate.createSuccessor(bug.apply(job), predecessor, use);
    }

    @Override
    public boolean replace(Job next) {
        return delegate.replace(bug.apply(next));
    }

    @Override
    public WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return delegate.replaceUnderKey(bug.apply(next), use, now);
    }
}
