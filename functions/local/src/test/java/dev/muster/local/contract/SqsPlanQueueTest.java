package dev.muster.local.contract;

import dev.muster.aws.queue.SlotMessage;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.PlanQueue;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

@Everywhere
class SqsPlanQueueTest extends PlanQueueContract {
    private static final SqsClient SQS = Embedded.sound().sqs();
    private static final String URL = Embedded.planQueueUrl();

    private final PlanQueue queue = new SqsPlanQueue(SQS, URL, new Random(1));

    @Override
    PlanQueue queue() {
        return queue;
    }

    @Override
    Set<PlanMessage> receive(int different) {
        Set<PlanMessage> messages = new HashSet<>();
        List<PlanMessage> more;
        do {
            more = SQS
                    .receiveMessage(receive ->
                            receive.queueUrl(URL).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages()
                    .stream()
                    .map(message -> SlotMessage.decode(message.body()).orElseThrow())
                    .toList();
            messages.addAll(more);
        } while (!more.isEmpty() && messages.size() < different);
        return messages;
    }
}
