package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.batch.Apply;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Origin;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stores of jobs with one planted bug each, in the job itself or in its Idempotency-Key. */
final class FaultyJobs {
    private FaultyJobs() {}

    /** Returns a store in which the flow {@code Apply} finds no tally and no outcomes of its batches. */
    static Jobs recordedResultsNotRead(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
                return isCalledByApply() ? Map.of() : delegate.outcomes(tenant, job, keys);
            }

            @Override
            public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
                return isCalledByApply() ? Map.of() : delegate.tallies(tenant, job, pages);
            }
        };
    }

    private static boolean isCalledByApply() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(Apply.class.getName())));
    }

    static Jobs expiryIgnored(Jobs delegate, VirtualScheduler scheduler) {
        return new ForwardingJobs(delegate) {
            @Override
            public Optional<Job> find(Tenant tenant, String job) {
                return delegate.find(tenant, job).map(found -> createdAt(found, scheduler.now()));
            }
        };
    }

    private static Job createdAt(Job job, Instant moment) {
        Origin origin = job.origin();
        return new Job(
                job.tenant(),
                job.id(),
                new Origin(origin.kind(), origin.parent(), origin.createdBy(), moment),
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }

    static Jobs holdWithoutEnd(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Optional<Job> find(Tenant tenant, String job) {
                return delegate.find(tenant, job).map(FaultyJobs::heldUntilItExpires);
            }
        };
    }

    private static Job heldUntilItExpires(Job job) {
        JobOptions options = job.options();
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rights(),
                job.plan(),
                new JobOptions(
                        options.dryRun(),
                        options.hold().map(_ -> options.retention()),
                        options.maxAffected(),
                        options.retention(),
                        options.note()),
                job.lifecycle(),
                job.version());
    }

    private static Job withVersion(Job job, long version) {
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                version);
    }

    static Jobs jobReplacedBlindly(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public boolean replace(Job next) {
                long version =
                        delegate.find(next.tenant(), next.id()).orElseThrow().version();
                return delegate.replace(withVersion(next, version + 1));
            }
        };
    }

    static Jobs successorWithoutCondition(Jobs delegate) {
        return new ForwardingJobs(delegate) {
            @Override
            public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
                return delegate.create(job, use)
                        .<Jobs.WriteResult>map(Jobs.WriteResult.Used::new)
                        .orElseGet(Jobs.WriteResult.Done::new);
            }
        };
    }

    static Jobs keyWithoutCondition(Jobs delegate) {
        record KeyOf(Tenant tenant, String key) {}
        Map<KeyOf, IdempotencyRecord> uses = new HashMap<>();
        return new ForwardingJobs(delegate) {
            @Override
            public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
                return Optional.ofNullable(uses.get(new KeyOf(tenant, key)));
            }

            @Override
            public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
                use.ifPresent(written -> uses.put(new KeyOf(job.tenant(), written.key()), written));
                return delegate.create(job, Optional.empty());
            }

            @Override
            public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
                uses.put(new KeyOf(next.tenant(), use.key()), use);
                return delegate.replace(next) ? new Jobs.WriteResult.Done() : new Jobs.WriteResult.Moved();
            }
        };
    }
}
