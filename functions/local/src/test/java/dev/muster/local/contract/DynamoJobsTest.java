package dev.muster.local.contract;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.core.job.Jobs;

@EveryBackend
class DynamoJobsTest implements JobsContract {
    private static final TestClients EMBEDDED = TestClients.sound();

    private final Jobs jobs = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
