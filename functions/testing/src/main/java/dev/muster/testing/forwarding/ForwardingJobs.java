package dev.muster.testing.forwarding;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Cost;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link Jobs} store that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingJobs implements Jobs {
    protected final Jobs delegate;

    public ForwardingJobs(Jobs delegate) {
        this.delegate = delegate;
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        delegate.writeBatches(tenant, job, batches, expires);
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return delegate.create(job, use);
    }

    @Override
    public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return delegate.createSuccessor(job, predecessor, use);
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return delegate.findIdempotencyRecord(tenant, key, now);
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return delegate.find(tenant, job);
    }

    @Override
    public Change readChange(Tenant tenant, String job) {
        return delegate.readChange(tenant, job);
    }

    @Override
    public boolean replace(Job next) {
        return delegate.replace(next);
    }

    @Override
    public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return delegate.replaceUnderKey(next, use, now);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        return delegate.writeBatch(job, batch);
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        delegate.advance(job, progress);
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        return delegate.progress(tenant, job, slots);
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        return delegate.batches(tenant, job, keys);
    }

    @Override
    public JobFiles files() {
        return delegate.files();
    }

    @Override
    public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
        return delegate.writeOutcomes(job, outcomes);
    }

    @Override
    public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return delegate.outcomes(tenant, job, keys);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        return delegate.tally(job, page, counts);
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job) {
        return delegate.tallies(tenant, job);
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
        return delegate.tallies(tenant, job, pages);
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        return delegate.list(tenant, limit, before);
    }

    @Override
    public List<JobRef> open() {
        return delegate.open();
    }

    @Override
    public int countOpen(Tenant tenant, int most) {
        return delegate.countOpen(tenant, most);
    }

    @Override
    public int countHeld(Tenant tenant, String person, int most) {
        return delegate.countHeld(tenant, person, most);
    }

    @Override
    public Optional<SweepMark> sweepMark(JobRef job) {
        return delegate.sweepMark(job);
    }

    @Override
    public void saveSweepMark(Job job, SweepMark mark) {
        delegate.saveSweepMark(job, mark);
    }

    @Override
    public Cost takeCost(int ownUnits) {
        return delegate.takeCost(ownUnits);
    }
}
