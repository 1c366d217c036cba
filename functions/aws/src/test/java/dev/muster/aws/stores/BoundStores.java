package dev.muster.aws.stores;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.event.EventBridgeJobEvents;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.flow.Ports;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.util.Random;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The stores over clients, which are slow to create. Each attempt binds the stores to a deadline of its own. */
record BoundStores(
        DynamoTable people,
        DynamoTable jobs,
        DynamoTable access,
        TestClients clients,
        SqsClient sqs,
        OwnQueues queues,
        Time time) {
    static BoundStores over(TestClients clients, OwnQueues queues, Time time) {
        return new BoundStores(
                clients.people(), clients.jobs(), clients.access(), clients, clients.sqs(), queues, time);
    }

    Ports within(Deadline deadline) {
        DynamoTable bound = TestClients.within(access, deadline);
        return new Ports(
                new DynamoPeople(TestClients.within(people, deadline)),
                new DynamoJobs(TestClients.within(jobs, deadline), bound),
                new SqsBatchQueue(sqs, queues.batchUrl(), new Random(), deadline),
                new SqsPlanQueue(
                        sqs, new SqsPlanQueue.Addresses(queues.planUrl(), queues.planUrl()), new Random(), deadline),
                new DynamoAccess(bound),
                new EventBridgeJobEvents(clients::events, "default", new Random(), deadline),
                time,
                new Random());
    }
}
