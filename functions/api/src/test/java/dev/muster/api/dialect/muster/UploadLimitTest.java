package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.testing.forwarding.ForwardingJobFiles;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The parts of a tenant's open jobs are limited together. */
class UploadLimitTest {
    private final AtomicLong uploaded = new AtomicLong();
    private final ApiStack stack = ApiStack.withPorts(ports -> ports.with(new CountedUploads(ports.jobs(), uploaded)));
    private final FileClient client = FileClient.of(stack);

    /** Jobs whose files have as many bytes as the test says. */
    private static final class CountedUploads extends ForwardingJobs {
        private final AtomicLong uploaded;

        CountedUploads(Jobs delegate, AtomicLong uploaded) {
            super(delegate);
            this.uploaded = uploaded;
        }

        @Override
        public JobFiles files() {
            return new ForwardingJobFiles(delegate.files()) {
                @Override
                public long uploadedBytes(Tenant tenant) {
                    return uploaded.get();
                }
            };
        }
    }

    @Test
    void rejectsPartAtTheLimitOfTheTenant() {
        String job = client.open("{\"mode\":\"upsert\"}");
        uploaded.set(Limits.UPLOADED_BYTES);
        TestResponse response = client.part(job, 1, "id,country", "10,PH");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains("the limit is " + Limits.UPLOADED_BYTES);
        assertThat(client.get(job + "/parts").at("/rows")).isEqualTo("0");
        uploaded.set(Limits.UPLOADED_BYTES - 1);
        assertThat(client.part(job, 1, "id,country", "10,PH").status()).isEqualTo(201);
        client.runToEnd(client.close(job, 1, 1));
        assertThat(client.country("10")).isEqualTo("PH");
    }
}
