package dev.muster.aws.stores;

import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.SlotMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Two queues of one test, which no other test reads. */
record OwnQueues(SqsClient sqs, String batchUrl, String planUrl) {

    static OwnQueues named(SqsClient sqs, String name) {
        return new OwnQueues(sqs, made(sqs, name + "-batches"), made(sqs, name + "-slots"));
    }

    private static String made(SqsClient sqs, String name) {
        return sqs.createQueue(create -> create.queueName(name)).queueUrl();
    }

    /** Takes all there is; returns what is this tenant's, so that what others left behind is gone. */
    List<BatchMessage> batches(Tenant tenant) {
        return taken(batchUrl, BatchMessageCodec::decode).stream()
                .filter(message -> message.tenant().equals(tenant))
                .toList();
    }

    /** As {@link #batches}. */
    List<SlotMessage> slots(Tenant tenant) {
        return taken(planUrl, SlotMessageCodec::decode).stream()
                .filter(message -> message.tenant().equals(tenant))
                .toList();
    }

    private <M> List<M> taken(String url, Function<String, Optional<M>> decode) {
        List<M> all = new ArrayList<>();
        List<software.amazon.awssdk.services.sqs.model.Message> some;
        do {
            some = sqs.receiveMessage(receive ->
                            receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
                    .messages();
            for (var message : some) {
                all.add(decode.apply(message.body()).orElseThrow());
                sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!some.isEmpty());
        return all;
    }
}
