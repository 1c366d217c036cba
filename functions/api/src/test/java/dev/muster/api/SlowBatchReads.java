package dev.muster.api;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Jobs;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.Collection;
import java.util.Map;

/** A store of jobs whose reads of batches take time. */
final class SlowBatchReads extends ForwardingJobs {
    private final Runnable passing;

    /** Creates the store; {@code passing} lets the time of one read pass. */
    SlowBatchReads(Jobs delegate, Runnable passing) {
        super(delegate);
        this.passing = passing;
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        passing.run();
        return super.batches(tenant, job, keys);
    }
}
