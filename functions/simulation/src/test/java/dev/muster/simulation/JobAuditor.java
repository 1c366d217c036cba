package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
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
    private final Map<String, Instant> begun = new HashMap<>();
    private final FileEvents fileEvents = new FileEvents();
    private final AuditedFiles files;

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
        this.files = new AuditedFiles(
                delegate.files(),
                new AuditedFiles.Auditor() {
                    @Override
                    public boolean takesParts(JobRef job) {
                        return of(job).takesParts();
                    }

                    @Override
                    public void planned(Job job, SlotProgress progress) {
                        of(job).planned(progress, invocation());
                    }
                },
                fileEvents);
    }

    FileEvents fileEvents() {
        return fileEvents;
    }

    /** Takes note that the acting actor begins an invocation. */
    void begin() {
        begun.put(scheduler.actingName(), scheduler.now());
    }

    /** Returns the time from the beginning of the acting actor's invocation until now. */
    private PeopleTimeline.Window invocation() {
        return new PeopleTimeline.Window(begun.getOrDefault(scheduler.actingName(), Instant.MIN), scheduler.now());
    }

    /**
     * Returns the time in which the rows of a slot of a job were planned.
     *
     * @param slot the stripe of a file in parts; 0 for others
     */
    PeopleTimeline.Window planned(JobRef job, int slot) {
        return of(job).planned(slot);
    }

    @Override
    public JobFiles files() {
        return files;
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

    /** Returns whether the people of the job are those of a file with several stripes, which may name one person twice. */
    boolean isOfStripes(Job job) {
        return of(job).isOfStripes();
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
        of(job).create(job, invocation());
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
        of(next).replace(next, scheduler.now(), files.added(JobRef.of(next)));
        watcher.accept(next);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        Batch stored = delegate.writeBatch(job, batch);
        of(job).writeBatch(batch, stored);
        return stored;
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        delegate.advance(job, progress);
        of(job).advance(job, progress);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        Tally tally = delegate.tally(job, page, counts);
        of(job).tally(page, counts, tally);
        return tally;
    }
}
