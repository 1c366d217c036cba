package dev.muster.aws.stores;

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

/**
 * The jobs of a store that all tests share, with only the open jobs of one tenant.
 *
 * @param owner the tenant whose open jobs Sweep sees
 */
record TenantJobs(Jobs jobs, Tenant owner) implements Jobs {
    @Override
    public List<JobRef> open() {
        return jobs.open().stream().filter(job -> job.tenant().equals(owner)).toList();
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        jobs.writeBatches(tenant, job, batches, expires);
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return jobs.create(job, use);
    }

    @Override
    public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return jobs.createSuccessor(job, predecessor, use);
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return jobs.findIdempotencyRecord(tenant, key, now);
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return jobs.find(tenant, job);
    }

    @Override
    public Change readChange(Tenant tenant, String job) {
        return jobs.readChange(tenant, job);
    }

    @Override
    public boolean replace(Job next) {
        return jobs.replace(next);
    }

    @Override
    public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return jobs.replaceUnderKey(next, use, now);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        return jobs.writeBatch(job, batch);
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        jobs.advance(job, progress);
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        return jobs.progress(tenant, job, slots);
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        return jobs.batches(tenant, job, keys);
    }

    @Override
    public JobFiles files() {
        return jobs.files();
    }

    @Override
    public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
        return jobs.writeOutcomes(job, outcomes);
    }

    @Override
    public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return jobs.outcomes(tenant, job, keys);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        return jobs.tally(job, page, counts);
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job) {
        return jobs.tallies(tenant, job);
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
        return jobs.tallies(tenant, job, pages);
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        return jobs.list(tenant, limit, before);
    }

    @Override
    public int countOpen(Tenant tenant, int most) {
        return jobs.countOpen(tenant, most);
    }

    @Override
    public int countHeld(Tenant tenant, String person, int most) {
        return jobs.countHeld(tenant, person, most);
    }

    @Override
    public Optional<SweepMark> sweepMark(JobRef job) {
        return jobs.sweepMark(job);
    }

    @Override
    public void saveSweepMark(Job job, SweepMark sweepMark) {
        jobs.saveSweepMark(job, sweepMark);
    }

    @Override
    public Cost takeCost(int ownUnits) {
        return jobs.takeCost(ownUnits);
    }
}
