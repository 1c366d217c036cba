package dev.muster.bench.baseline;

import dev.muster.bench.load.StoredPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A change of people by a design: messages in batches of ten through a queue, to two workers at once, as the local host
 * has on two cores.
 */
public final class BaselineJob {
    private static final int WORKERS = 2;
    private static final int MESSAGES_IN_CALL = 10;

    private final SqsClient sqs;
    private final String queue;
    private final BaselineDesign design;
    private final ConcurrentHashMap<String, List<StoredPerson>> messages = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Creates a job with a queue of its own. */
    public BaselineJob(SqsClient sqs, BaselineDesign design) {
        this.sqs = sqs;
        this.design = design;
        this.queue = sqs.createQueue(create -> create.queueName("baseline-" + design.peopleInMessage()))
                .queueUrl();
    }

    /**
     * Changes the people and returns the seconds from the first message to the last person.
     *
     * @param version the version of the people before the change
     */
    public double run(List<StoredPerson> people, long version) {
        long start = System.nanoTime();
        send(people, version);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> working = new ArrayList<>();
            IntStream.range(0, WORKERS).forEach(_ -> working.add(workers.submit(() -> work(version))));
            for (Future<?> worker : working) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(design.text() + " failed", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void send(List<StoredPerson> people, long version) {
        List<String> names = new ArrayList<>();
        for (int from = 0; from < people.size(); from += design.peopleInMessage()) {
            String name = version + "-" + names.size();
            messages.put(name, people.subList(from, Math.min(people.size(), from + design.peopleInMessage())));
            names.add(name);
        }
        open.set(names.size());
        for (int from = 0; from < names.size(); from += MESSAGES_IN_CALL) {
            List<SendMessageBatchRequestEntry> entries =
                    names.subList(from, Math.min(names.size(), from + MESSAGES_IN_CALL)).stream()
                            .map(name -> SendMessageBatchRequestEntry.builder()
                                    .id(name)
                                    .messageBody(name)
                                    .build())
                            .toList();
            sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
        }
    }

    private void work(long version) {
        while (open.get() > 0) {
            List<Message> received = sqs.receiveMessage(
                            receive -> receive.queueUrl(queue).maxNumberOfMessages(MESSAGES_IN_CALL))
                    .messages();
            received.forEach(
                    message -> design.apply(message.body(), messages.getOrDefault(message.body(), List.of()), version));
            if (!received.isEmpty()) {
                delete(received);
                open.addAndGet(-received.size());
            }
        }
    }

    private void delete(List<Message> received) {
        List<DeleteMessageBatchRequestEntry> entries = received.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
    }
}
