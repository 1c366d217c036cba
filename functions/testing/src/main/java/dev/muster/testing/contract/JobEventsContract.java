package dev.muster.testing.contract;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to tell the world keeps to. */
public abstract class JobEventsContract {
    public final Tenant tenant = SampleData.tenant();

    protected abstract JobEvents announcements();

    /** The ids of the tenant's jobs the world was told of, as often as it was, in no order. */
    protected abstract List<String> told();

    @Test
    void tellsOfEveryJobThatItIsAskedTo() {
        Job first = job(tenant).end(ENDING);
        Job second = job(tenant).end(ENDING);

        announcements().publish(first);
        announcements().publish(second);
        announcements().publish(first);
        // A bus promises no order.
        assertThat(told()).containsExactlyInAnyOrder(first.id(), second.id(), first.id());
    }
}
