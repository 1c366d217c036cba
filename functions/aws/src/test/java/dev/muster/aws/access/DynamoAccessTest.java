package dev.muster.aws.access;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Access;
import dev.muster.core.job.Jobs;
import dev.muster.testing.contract.AccessContract;

@EveryBackend
class DynamoAccessTest extends AccessContract {
    private static final TestClients EMBEDDED = TestClients.sound();

    private final Access access = new DynamoAccess(EMBEDDED.access());
    private final Jobs jobs = new DynamoJobs(EMBEDDED.jobs(), EMBEDDED.access());

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Access another() {
        return new DynamoAccess(TestClients.sound().access());
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }
}
