package dev.muster.local.contract;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.core.job.Jobs;

@Everywhere
class DynamoJobsTest implements JobsContract {
    private static final Embedded EMBEDDED = Embedded.sound();

    private final Jobs jobs = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
