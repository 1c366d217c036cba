package dev.muster.core.flow.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import java.util.Optional;

/**
 * The limit on a tenant's open jobs, held jobs included: every open job costs a share of the queues, of each sweep and of
 * the storage. The count may be a moment old, so requests that arrive together may exceed the limit by a few jobs.
 */
final class OpenJobQuota {
    private final Jobs jobs;
    private final int limit;

    OpenJobQuota(Ports ports) {
        this.jobs = ports.jobs();
        this.limit = ports.openJobs();
    }

    /** Returns a problem when the tenant may not open another job. */
    Optional<Problem> check(Tenant tenant) {
        return jobs.countOpen(tenant, limit) < limit
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_OPEN_JOBS,
                        ("%d jobs are open, as many as there may be at once; try again when one of them has ended,"
                                        + " or cancel one, or release one that is held")
                                .formatted(limit)));
    }
}
