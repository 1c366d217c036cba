package dev.muster.local.contract;

import dev.muster.aws.queue.BatchMessage;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

@Everywhere
class SqsBatchQueueTest extends BatchQueueContract {
    private static final SqsClient SQS = Embedded.sound().sqs();
    private static final String URL = Embedded.queueUrl();

    private final BatchQueue queue = new SqsBatchQueue(SQS, URL, new Random(1));

    @Override
    BatchQueue queue() {
        return queue;
    }

    @Override
    Set<Message> receive(int different) {
        return received(different);
    }

    static Set<Message> received(int different) {
        Set<Message> messages = new HashSet<>();
        List<Message> more;
        do {
            more = SQS
                    .receiveMessage(receive ->
                            receive.queueUrl(URL).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages()
                    .stream()
                    .map(message -> BatchMessage.decode(message.body()).orElseThrow())
                    .toList();
            messages.addAll(more);
        } while (!more.isEmpty() && messages.size() < different);
        return messages;
    }
}
