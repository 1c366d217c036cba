package dev.muster.aws.queue;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.testing.contract.PlanQueueContract;
import dev.muster.testing.contract.SampleData;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

@EveryBackend
class SqsPlanQueueTest extends PlanQueueContract {
    private static final SqsClient SQS = TestClients.sound().sqs();
    private static final String URL = TestClients.planQueueUrl();

    private final PlanQueue queue =
            new SqsPlanQueue(SQS, new SqsPlanQueue.Addresses(URL, URL), new Random(1), SampleData.deadline());

    @Override
    protected PlanQueue queue() {
        return queue;
    }

    @Override
    protected Set<SlotMessage> receive(int different) {
        Set<SlotMessage> messages = new HashSet<>();
        List<SlotMessage> more;
        do {
            more = SQS
                    .receiveMessage(receive ->
                            receive.queueUrl(URL).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages()
                    .stream()
                    .map(message -> SlotMessageCodec.decode(message.body()).orElseThrow())
                    .toList();
            messages.addAll(more);
        } while (!more.isEmpty() && messages.size() < different);
        return messages;
    }
}
