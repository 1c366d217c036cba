package dev.muster.aws.job;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.job.Jobs;
import dev.muster.testing.contract.JobsContract;

@EveryBackend
class DynamoJobsTest implements JobsContract {
    private static final TestClients EMBEDDED = TestClients.sound();

    private final Jobs jobs = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
