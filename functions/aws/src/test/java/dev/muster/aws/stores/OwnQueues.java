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

/** Queues that only one test reads. */
record OwnQueues(SqsClient sqs, String batchUrl, String planUrl) {

    static OwnQueues named(SqsClient sqs, String name) {
        return new OwnQueues(sqs, create(sqs, name + "-batches"), create(sqs, name + "-slots"));
    }

    private static String create(SqsClient sqs, String name) {
        return sqs.createQueue(create -> create.queueName(name)).queueUrl();
    }

    /** Receives and deletes all messages. Returns those of the tenant; messages of earlier attempts are dropped. */
    List<BatchMessage> batches(Tenant tenant) {
        return receiveAll(batchUrl, BatchMessageCodec::decode).stream()
                .filter(message -> message.tenant().equals(tenant))
                .toList();
    }

    /** Receives and deletes all slot messages, as {@link #batches} does. */
    List<SlotMessage> slots(Tenant tenant) {
        return receiveAll(planUrl, SlotMessageCodec::decode).stream()
                .filter(message -> message.tenant().equals(tenant))
                .toList();
    }

    private <M> List<M> receiveAll(String url, Function<String, Optional<M>> decode) {
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
