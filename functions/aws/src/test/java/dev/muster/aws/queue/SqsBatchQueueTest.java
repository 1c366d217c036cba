package dev.muster.aws.queue;

import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.testing.contract.BatchQueueContract;
import dev.muster.testing.contract.SampleData;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

@EveryBackend
class SqsBatchQueueTest extends BatchQueueContract {
    private static final SqsClient SQS = TestClients.sound().sqs();
    private static final String URL = TestClients.queueUrl();

    private final BatchQueue queue = new SqsBatchQueue(SQS, URL, new Random(1), SampleData.deadline());

    @Override
    protected BatchQueue queue() {
        return queue;
    }

    @Override
    protected Set<BatchMessage> receive(int different) {
        return received(different);
    }

    static Set<BatchMessage> received(int different) {
        Set<BatchMessage> messages = new HashSet<>();
        List<BatchMessage> more;
        do {
            more = SQS
                    .receiveMessage(receive ->
                            receive.queueUrl(URL).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages()
                    .stream()
                    .map(message -> BatchMessageCodec.decode(message.body()).orElseThrow())
                    .toList();
            messages.addAll(more);
        } while (!more.isEmpty() && messages.size() < different);
        return messages;
    }
}
