package dev.muster.local.contract;

import static dev.muster.local.contract.HeaderContract.ENDING;
import static dev.muster.local.contract.Samples.deadline;
import static dev.muster.local.contract.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to tell the world keeps to. */
abstract class AnnouncementsContract {
    protected final Tenant tenant = Samples.tenant();

    abstract Announcements announcements();

    /** The ids of the tenant's jobs the world was told of, as often as it was, in no order. */
    abstract List<String> told();

    @Test
    void tellsOfEveryJobThatItIsAskedTo() {
        Job first = job(tenant).end(ENDING);
        Job second = job(tenant).end(ENDING);

        announcements().announce(first, deadline());
        announcements().announce(second, deadline());
        announcements().announce(first, deadline());
        // A bus promises no order.
        assertThat(told()).containsExactlyInAnyOrder(first.id(), second.id(), first.id());
    }
}
