package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A store of jobs that checks every write, and fails on a write that can never be right. */
final class JobAuditor extends ForwardingJobs {
    private final VirtualScheduler scheduler;
    private final Consumer<Job> watcher;
    private final Map<JobRef, AuditedJob> audited = new HashMap<>();
    private final Map<KeyOf, String> jobsByKey = new HashMap<>();
    private final Map<String, Integer> created = new HashMap<>();

    private record KeyOf(Tenant tenant, String key) {}

    JobAuditor(VirtualScheduler scheduler, Jobs delegate) {
        this(scheduler, delegate, _ -> {});
    }

    /**
     * Audits a store of jobs.
     *
     * @param watcher is called with every header that is written
     */
    JobAuditor(VirtualScheduler scheduler, Jobs delegate, Consumer<Job> watcher) {
        super(delegate);
        this.scheduler = scheduler;
        this.watcher = watcher;
    }

    /** Returns the true time at which the job ended; the largest time when it has not ended. */
    Instant ended(Job job) {
        return of(job).ended();
    }

    /** Returns the number of jobs that the actor has created. */
    int created(String actor) {
        return created.getOrDefault(actor, 0);
    }

    /** Returns the job that was created with the Idempotency-Key; empty when there is none. */
    Optional<String> findByKey(Tenant tenant, String key) {
        return Optional.ofNullable(jobsByKey.get(new KeyOf(tenant, key)));
    }

    private AuditedJob of(Job job) {
        return of(new JobRef(job.tenant(), job.id()));
    }

    private AuditedJob of(JobRef job) {
        return audited.computeIfAbsent(job, _ -> new AuditedJob(delegate));
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        delegate.writeBatches(tenant, job, batches, expires);
        AuditedJob ofJob = of(new JobRef(tenant, job));
        batches.forEach(batch -> ofJob.writeBatch(batch, batch));
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        Optional<IdempotencyRecord> earlier = delegate.create(job, use);
        if (earlier.isEmpty()) {
            created(job, use);
        }
        return earlier;
    }

    @Override
    public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        WriteResult result = delegate.createSuccessor(job, predecessor, use);
        if (result instanceof WriteResult.Done) {
            of(predecessor).checkSuccessor(predecessor, this::of);
            created(job, use);
            replaced(predecessor);
        }
        return result;
    }

    /** Records a created job. Fails when the Idempotency-Key has created another one. */
    private void created(Job job, Optional<IdempotencyRecord> use) {
        of(job).create(job);
        watcher.accept(job);
        created.merge(scheduler.actingName(), 1, Integer::sum);
        use.ifPresent(sent -> usedKey(job, sent));
    }

    private void usedKey(Job job, IdempotencyRecord sent) {
        String before = jobsByKey.putIfAbsent(new KeyOf(job.tenant(), sent.key()), job.id());
        assertThat(before).as("earlier job of key %s", sent.key()).isIn(null, job.id());
    }

    @Override
    public WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        WriteResult result = delegate.replaceUnderKey(next, use, now);
        if (result instanceof WriteResult.Done) {
            usedKey(next, use);
            replaced(next);
        }
        return result;
    }

    @Override
    public boolean replace(Job next) {
        boolean replaced = delegate.replace(next);
        if (replaced) {
            replaced(next);
        }
        return replaced;
    }

    private void replaced(Job next) {
        of(next).replace(next, scheduler.now());
        watcher.accept(next);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        Batch stored = delegate.writeBatch(job, batch);
        of(job).writeBatch(batch, stored);
        return stored;
    }

    @Override
    public SlotProgress advance(Job job, SlotProgress progress) {
        SlotProgress stored = delegate.advance(job, progress);
        of(job).advance(job, progress);
        return stored;
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        Tally tally = delegate.tally(job, page, counts);
        of(job).tally(page, counts, tally);
        return tally;
    }
}
