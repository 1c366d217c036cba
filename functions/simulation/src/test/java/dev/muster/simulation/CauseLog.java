package dev.muster.simulation;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The log of the requests that caused each sequence: of the request itself, or of all requests that caused its job. */
final class CauseLog {
    private final VirtualScheduler scheduler;
    private final Map<String, Cause> current = new HashMap<>();
    private final Map<Numbered, Work> works = new HashMap<>();
    private final Map<JobRef, Set<Cause>> causesOfJobs = new HashMap<>();
    private final Set<JobRef> started = new HashSet<>();

    private record Numbered(Tenant tenant, long sequence) {}

    /**
     * The work under one sequence.
     *
     * @param causes the requests that caused it, each of which must have been allowed to do it alone
     * @param named the organizations in which it may change the person with this id
     */
    record Work(Set<Cause> causes, Function<String, Set<String>> named) {}

    CauseLog(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Records the request that the acting actor serves from now on. */
    void begin(Cause cause) {
        current.put(scheduler.actingName(), cause);
    }

    /** Ends the request of the acting actor. */
    void end() {
        current.remove(scheduler.actingName());
    }

    /** Returns a view of the store of access data that records who takes each sequence. */
    Access recording(Access access) {
        return new ForwardingAccess(access) {
            @Override
            public long nextSequence(Tenant tenant) {
                long sequence = delegate.nextSequence(tenant);
                numbered(tenant, sequence);
                return sequence;
            }
        };
    }

    private void numbered(Tenant tenant, long sequence) {
        acting().ifPresent(cause -> works.put(
                new Numbered(tenant, sequence),
                new Work(
                        Set.of(cause),
                        id -> cause.request().map(request -> request.named(id)).orElse(Set.of()))));
    }

    /** Returns the work under this sequence; empty when no request has caused it. */
    Optional<Work> work(Tenant tenant, long sequence) {
        return Optional.ofNullable(works.get(new Numbered(tenant, sequence)));
    }

    /** Returns a view of the store of jobs that records who causes each job. */
    Jobs recording(Jobs jobs) {
        return new RecordedJobs(jobs);
    }

    private Optional<Cause> acting() {
        return Optional.ofNullable(current.get(scheduler.actingName()));
    }

    /** A derived job is caused by the callers of the job that it derives from, too. */
    private void created(Job job, Jobs jobs) {
        Set<Cause> causes = new HashSet<>();
        acting().ifPresent(causes::add);
        job.origin().parent().ifPresent(parent -> causes.addAll(causesOf(job.tenant(), parent)));
        if (job.plan() instanceof Plan.Derived derived) {
            causes.addAll(causesOf(job.tenant(), derived.from()));
        }
        causesOfJobs.put(new JobRef(job.tenant(), job.id()), causes);
        start(job, jobs);
    }

    private Set<Cause> causesOf(Tenant tenant, String job) {
        return causesOfJobs.getOrDefault(new JobRef(tenant, job), Set.of());
    }

    /** A client that gives a job its sequence has released it. */
    private void replaced(Job job, Jobs jobs) {
        JobRef ref = new JobRef(job.tenant(), job.id());
        if (job.sequence().isPresent() && !started.contains(ref)) {
            acting().ifPresent(causesOfJobs.get(ref)::add);
            start(job, jobs);
        }
    }

    private void start(Job job, Jobs jobs) {
        JobRef ref = new JobRef(job.tenant(), job.id());
        job.sequence().ifPresent(sequence -> {
            started.add(ref);
            Set<String> named = named(jobs.change(job));
            works.put(new Numbered(job.tenant(), sequence), new Work(causesOfJobs.get(ref), _ -> named));
        });
    }

    private static Set<String> named(Change change) {
        return switch (change) {
            case Change.Assignments assignments -> RoleRequest.named(assignments);
            case Change.Revert(long _, List<Path> paths) -> organizations(paths);
            case Change.Redo(long _, long _, List<Path> paths) -> organizations(paths);
            case Change.Rows(Set<String> organizations) -> organizations;
        };
    }

    private static Set<String> organizations(List<Path> paths) {
        Set<String> named = new HashSet<>();
        paths.forEach(path -> named.add(Standing.organizationOf(path)));
        return named;
    }

    private final class RecordedJobs extends ForwardingJobs {
        RecordedJobs(Jobs delegate) {
            super(delegate);
        }

        @Override
        public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
            Optional<IdempotencyRecord> earlier = delegate.create(job, use);
            if (earlier.isEmpty()) {
                created(job, delegate);
            }
            return earlier;
        }

        @Override
        public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
            WriteResult result = delegate.createSuccessor(job, predecessor, use);
            if (result instanceof WriteResult.Done) {
                created(job, delegate);
            }
            return result;
        }

        @Override
        public boolean replace(Job next) {
            boolean replaced = delegate.replace(next);
            if (replaced) {
                replaced(next, delegate);
            }
            return replaced;
        }

        @Override
        public WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
            WriteResult result = delegate.replaceUnderKey(next, use, now);
            if (result instanceof WriteResult.Done) {
                replaced(next, delegate);
            }
            return result;
        }
    }
}
