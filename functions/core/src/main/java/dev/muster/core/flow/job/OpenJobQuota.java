package dev.muster.core.flow.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/**
 * Room for another job of a tenant: so many may be open at once, those that are held included, since every open job takes
 * its share of the queues, of each sweep and of what is stored. Asked before anything is written. The count may be a
 * moment old, so that requests which come together may get a few jobs more.
 *
 * @param most from 1
 */
public record OpenJobQuota(Jobs jobs, int most) {

    /** Why there may not be another; empty when there is room. */
    Optional<Problem> check(Tenant tenant, Deadline deadline) {
        return jobs.countOpen(tenant, most, deadline) < most
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_OPEN_JOBS,
                        ("%d jobs are open, as many as there may be at once; try again when one of them has ended,"
                                        + " or cancel one, or release one that is held")
                                .formatted(most)));
    }
}
