package dev.muster.testing.contract;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@code JobEvents}. */
public abstract class JobEventsContract {
    public final Tenant tenant = SampleData.tenant();

    protected abstract JobEvents jobEvents();

    /** Returns the id of every published job, once for each publication, in any order. */
    protected abstract List<String> published();

    @Test
    void publishesEveryJob() {
        Job first = job(tenant).end(ENDING);
        Job second = job(tenant).end(ENDING);

        jobEvents().publish(first);
        jobEvents().publish(second);
        jobEvents().publish(first);
        // EventBridge guarantees no order.
        assertThat(published()).containsExactlyInAnyOrder(first.id(), second.id(), first.id());
    }
}
