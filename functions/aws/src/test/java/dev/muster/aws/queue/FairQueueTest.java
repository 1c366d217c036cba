package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.stores.PartialFailures;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.SlotMessage;
import dev.muster.testing.contract.SampleData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Tests that every message has the group of its tenant, by which SQS keeps the backlog of one tenant from delaying
 * others. SQS decides how it picks among groups; the embedded queues pick in order.
 */
class FairQueueTest {
    private static final SqsClient SQS = TestClients.sound().sqs();
    private static final String JOB = "01KDVDNA00ABCDEFGHJKMNPQRS";

    /** Tenants whose ids have unusual characters and the largest length. */
    private final List<Tenant> tenants =
            List.of(SampleData.tenant(), new Tenant("-"), new Tenant("_"), new Tenant("0-9_z".repeat(12) + "tail"));

    private static String createQueue(String name) {
        return SQS.createQueue(create -> create.queueName("FairQueueTest-" + name))
                .queueUrl();
    }

    private List<dev.muster.core.job.BatchMessage> batches(int each) {
        return tenants.stream()
                .flatMap(tenant -> IntStream.range(0, each)
                        .mapToObj(number -> new dev.muster.core.job.BatchMessage(tenant, JOB, new BatchKey(0, number))))
                .toList();
    }

    /** Returns the groups of all messages of the queue, with the number of messages in each. */
    private static Map<String, Integer> groups(String url) {
        Map<String, Integer> groups = new HashMap<>();
        received(url).forEach(message -> groups.merge(group(message), 1, Math::addExact));
        return groups;
    }

    private static List<Message> received(String url) {
        List<Message> all = new ArrayList<>();
        List<Message> some;
        do {
            some = SQS.receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(0)
                            .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .messages();
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private static String group(Message message) {
        return message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    }

    @Test
    void batchMessagesHaveGroupOfTenant() {
        String url = createQueue("batches");
        new SqsBatchQueue(SQS, url, new Random(1), SampleData.deadline()).send(batches(13));

        assertThat(received(url))
                .hasSize(13 * tenants.size())
                .allSatisfy(message -> assertThat(group(message))
                        .isEqualTo(BatchMessageCodec.decode(message.body())
                                .orElseThrow()
                                .tenant()
                                .id()));
    }

    @Test
    void slotMessagesHaveGroupOfTenant() {
        String url = createQueue("slots");
        List<SlotMessage> slots = tenants.stream()
                .flatMap(tenant -> IntStream.range(0, 13).mapToObj(slot -> new SlotMessage(tenant, JOB, slot)))
                .toList();
        new SqsPlanQueue(SQS, new SqsPlanQueue.Addresses(url, url), new Random(1), SampleData.deadline()).send(slots);

        assertThat(received(url))
                .hasSize(slots.size())
                .allSatisfy(message -> assertThat(group(message))
                        .isEqualTo(SlotMessageCodec.decode(message.body())
                                .orElseThrow()
                                .tenant()
                                .id()));
    }

    @Test
    void resentMessagesKeepGroup() {
        String url = createQueue("again");
        PartialFailures partialFailures = new PartialFailures(9, BatchStatementErrorCodeEnum.THROTTLING_ERROR);
        new SqsBatchQueue(TestClients.with(partialFailures).sqs(), url, new Random(1), SampleData.deadline())
                .send(batches(13));

        Map<String, Integer> expected = new HashMap<>();
        tenants.forEach(tenant -> expected.put(tenant.id(), 13));
        assertThat(groups(url)).isEqualTo(expected);
    }

    @Test
    void deadLettersKeepGroup() {
        String dead = createQueue("dead");
        String arn = SQS.getQueueAttributes(get -> get.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String url = SQS.createQueue(create -> create.queueName("FairQueueTest-poison")
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn))))
                .queueUrl();
        new SqsBatchQueue(SQS, url, new Random(1), SampleData.deadline()).send(batches(2));

        received(url);
        assertThat(groups(dead).keySet())
                .isEqualTo(Set.copyOf(tenants.stream().map(Tenant::id).toList()));
    }
}
