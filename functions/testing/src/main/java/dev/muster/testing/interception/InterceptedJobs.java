package dev.muster.testing.interception;

import static dev.muster.testing.interception.PortInterceptor.done;

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
import dev.muster.testing.forwarding.ForwardingJobs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link Jobs} port whose calls pass through an interceptor. */
public class InterceptedJobs extends ForwardingJobs {
    private final PortInterceptor interceptor;

    public InterceptedJobs(Jobs delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        interceptor.around(
                PortOperation.WRITE_BATCHES,
                List.of(tenant, job, batches, expires),
                () -> done(() -> delegate.writeBatches(tenant, job, batches, expires)));
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return interceptor.around(PortOperation.CREATE, List.of(job, use), () -> delegate.create(job, use));
    }

    @Override
    public Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return interceptor.around(
                PortOperation.CREATE_SUCCESSOR,
                List.of(job, predecessor, use),
                () -> delegate.createSuccessor(job, predecessor, use));
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return interceptor.around(
                PortOperation.FIND_IDEMPOTENCY_RECORD,
                List.of(tenant, key, now),
                () -> delegate.findIdempotencyRecord(tenant, key, now));
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return interceptor.around(PortOperation.FIND, List.of(tenant, job), () -> delegate.find(tenant, job));
    }

    @Override
    public Change readChange(Tenant tenant, String job) {
        return interceptor.around(
                PortOperation.READ_CHANGE, List.of(tenant, job), () -> delegate.readChange(tenant, job));
    }

    @Override
    public boolean replace(Job next) {
        return interceptor.around(PortOperation.REPLACE, List.of(next), () -> delegate.replace(next));
    }

    @Override
    public Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return interceptor.around(
                PortOperation.REPLACE_UNDER_KEY,
                List.of(next, use, now),
                () -> delegate.replaceUnderKey(next, use, now));
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        return interceptor.around(
                PortOperation.WRITE_BATCH, List.of(job, batch), () -> delegate.writeBatch(job, batch));
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        interceptor.around(
                PortOperation.ADVANCE, List.of(job, progress), () -> done(() -> delegate.advance(job, progress)));
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        return interceptor.around(
                PortOperation.PROGRESS, List.of(tenant, job, slots), () -> delegate.progress(tenant, job, slots));
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        return interceptor.around(
                PortOperation.BATCHES, List.of(tenant, job, keys), () -> delegate.batches(tenant, job, keys));
    }

    @Override
    public JobFiles files() {
        return new InterceptedJobFiles(delegate.files(), interceptor);
    }

    @Override
    public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
        return interceptor.around(
                PortOperation.WRITE_OUTCOMES, List.of(job, outcomes), () -> delegate.writeOutcomes(job, outcomes));
    }

    @Override
    public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return interceptor.around(
                PortOperation.OUTCOMES, List.of(tenant, job, keys), () -> delegate.outcomes(tenant, job, keys));
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        return interceptor.around(
                PortOperation.TALLY, List.of(job, page, counts), () -> delegate.tally(job, page, counts));
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job) {
        return interceptor.around(
                PortOperation.TALLIES_OF_JOB, List.of(tenant, job), () -> delegate.tallies(tenant, job));
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
        return interceptor.around(
                PortOperation.TALLIES_OF_PAGES,
                List.of(tenant, job, pages),
                () -> delegate.tallies(tenant, job, pages));
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        return interceptor.around(
                PortOperation.LIST, List.of(tenant, limit, before), () -> delegate.list(tenant, limit, before));
    }

    @Override
    public List<JobRef> open() {
        return interceptor.around(PortOperation.OPEN, List.of(), () -> delegate.open());
    }

    @Override
    public int countOpen(Tenant tenant, int most) {
        return interceptor.around(
                PortOperation.COUNT_OPEN, List.of(tenant, most), () -> delegate.countOpen(tenant, most));
    }

    @Override
    public int countHeld(Tenant tenant, String person, int most) {
        return interceptor.around(
                PortOperation.COUNT_HELD,
                List.of(tenant, person, most),
                () -> delegate.countHeld(tenant, person, most));
    }

    @Override
    public Optional<SweepMark> sweepMark(JobRef job) {
        return interceptor.around(PortOperation.SWEEP_MARK, List.of(job), () -> delegate.sweepMark(job));
    }

    @Override
    public void saveSweepMark(Job job, SweepMark mark) {
        interceptor.around(
                PortOperation.SAVE_SWEEP_MARK, List.of(job, mark), () -> done(() -> delegate.saveSweepMark(job, mark)));
    }

    @Override
    public Cost takeCost(int ownUnits) {
        return delegate.takeCost(ownUnits);
    }
}
