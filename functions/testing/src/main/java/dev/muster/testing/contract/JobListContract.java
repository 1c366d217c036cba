package dev.muster.testing.contract;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of listing jobs. */
public interface JobListContract {
    Jobs jobs();

    @Test
    default void listsJobsNewestFirst() {
        Tenant tenant = SampleData.tenant();
        Random random = new Random(5);
        List<Job> oldestFirst = IntStream.range(0, 7)
                .mapToObj(number -> job(tenant, JobId.at(NOW.plusSeconds(number), random)))
                .toList();
        List.of(3, 0, 6, 1, 5, 2, 4).forEach(number -> jobs().create(oldestFirst.get(number), Optional.empty()));
        jobs().create(job(SampleData.tenant()), Optional.empty());
        List<Job> newestFirst = oldestFirst.reversed();

        assertThat(jobs().list(tenant, 100, Optional.empty())).isEqualTo(newestFirst);
        assertThat(jobs().list(tenant, 3, Optional.empty())).isEqualTo(newestFirst.subList(0, 3));
        Optional<String> third = Optional.of(newestFirst.get(2).id());
        assertThat(jobs().list(tenant, 3, third)).isEqualTo(newestFirst.subList(3, 6));
        Optional<String> last = Optional.of(newestFirst.getLast().id());
        assertThat(jobs().list(tenant, 3, last)).isEmpty();
        assertThat(jobs().list(SampleData.tenant(), 3, Optional.empty())).isEmpty();
    }

    @Test
    default void listsEndedJobsUnchanged() {
        Job job = job(SampleData.tenant());
        jobs().create(job, Optional.empty());
        jobs().replace(job.end(ENDING));

        assertThat(jobs().list(job.tenant(), 1, Optional.empty())).containsExactly(job.end(ENDING));
    }
}
