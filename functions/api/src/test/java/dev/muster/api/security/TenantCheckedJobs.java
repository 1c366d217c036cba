package dev.muster.api.security;

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

/** A {@link Jobs} store whose calls a {@link TenantCheck} checks. */
record TenantCheckedJobs(Jobs delegate, TenantCheck check) implements Jobs {
    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        check.run(
                "Jobs.writeBatches",
                () -> delegate.writeBatches(tenant, job, batches, expires),
                tenant,
                job,
                batches,
                expires);
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return check.call("Jobs.create", () -> delegate.create(job, use), job, use);
    }

    @Override
    public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return check.call(
                "Jobs.createSuccessor", () -> delegate.createSuccessor(job, predecessor, use), job, predecessor, use);
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return check.call(
                "Jobs.findIdempotencyRecord", () -> delegate.findIdempotencyRecord(tenant, key, now), tenant, key, now);
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return check.call("Jobs.find", () -> delegate.find(tenant, job), tenant, job);
    }

    @Override
    public Change readChange(Tenant tenant, String job) {
        return check.call("Jobs.readChange", () -> delegate.readChange(tenant, job), tenant, job);
    }

    @Override
    public boolean replace(Job next) {
        return check.call("Jobs.replace", () -> delegate.replace(next), next);
    }

    @Override
    public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return check.call("Jobs.replaceUnderKey", () -> delegate.replaceUnderKey(next, use, now), next, use, now);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        return check.call("Jobs.writeBatch", () -> delegate.writeBatch(job, batch), job, batch);
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        check.run("Jobs.advance", () -> delegate.advance(job, progress), job, progress);
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        return check.call("Jobs.progress", () -> delegate.progress(tenant, job, slots), tenant, job, slots);
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        return check.call("Jobs.batches", () -> delegate.batches(tenant, job, keys), tenant, job, keys);
    }

    @Override
    public JobFiles files() {
        return new TenantCheckedJobFiles(delegate.files(), check);
    }

    @Override
    public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
        return check.call("Jobs.writeOutcomes", () -> delegate.writeOutcomes(job, outcomes), job, outcomes);
    }

    @Override
    public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return check.call("Jobs.outcomes", () -> delegate.outcomes(tenant, job, keys), tenant, job, keys);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        return check.call("Jobs.tally", () -> delegate.tally(job, page, counts), job, page, counts);
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job) {
        return check.call("Jobs.tallies", () -> delegate.tallies(tenant, job), tenant, job);
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
        return check.call("Jobs.tallies", () -> delegate.tallies(tenant, job, pages), tenant, job, pages);
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        return check.call("Jobs.list", () -> delegate.list(tenant, limit, before), tenant, limit, before);
    }

    @Override
    public List<JobRef> open() {
        return check.call("Jobs.open", () -> delegate.open());
    }

    @Override
    public int countOpen(Tenant tenant, int most) {
        return check.call("Jobs.countOpen", () -> delegate.countOpen(tenant, most), tenant, most);
    }

    @Override
    public int countHeld(Tenant tenant, String person, int most) {
        return check.call("Jobs.countHeld", () -> delegate.countHeld(tenant, person, most), tenant, person, most);
    }

    @Override
    public Optional<SweepMark> sweepMark(JobRef job) {
        return check.call("Jobs.sweepMark", () -> delegate.sweepMark(job), job);
    }

    @Override
    public void saveSweepMark(Job job, SweepMark look) {
        check.run("Jobs.saveSweepMark", () -> delegate.saveSweepMark(job, look), job, look);
    }

    @Override
    public Cost takeCost(int ownUnits) {
        return delegate.takeCost(ownUnits);
    }
}
