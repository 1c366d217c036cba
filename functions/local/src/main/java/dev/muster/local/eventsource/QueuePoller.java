package dev.muster.local.eventsource;

import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * An event source mapping: receives batches, invokes the function with each and deletes the messages that succeeded.
 * The other messages become visible again after their visibility timeout. The mapping and the cores of the machine
 * limit the number of concurrent batches.
 */
public final class QueuePoller implements AutoCloseable {
    /** The longest wait of a poll, and of {@link #close} for a poll that receives no message. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private final QueueSource source;
    private final PolledQueue queue;
    private final FunctionInvoker invoker;
    private final PrintStream log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService pollers;

    private QueuePoller(
            QueueSource source, PolledQueue queue, FunctionInvoker invoker, PrintStream log, ExecutorService pollers) {
        this.source = source;
        this.queue = queue;
        this.invoker = invoker;
        this.log = log;
        this.pollers = pollers;
    }

    /** Starts the pollers. */
    public static QueuePoller start(
            QueueSource source, SqsClient sqs, String url, FunctionInvoker invoker, PrintStream log) {
        int concurrency = concurrency(source, Runtime.getRuntime().availableProcessors());
        ExecutorService pollers = Executors.newFixedThreadPool(
                concurrency,
                Thread.ofPlatform().daemon().name(source.queue() + "-", 0).factory());
        QueuePoller poller = new QueuePoller(source, new PolledQueue(sqs, url), invoker, log, pollers);
        IntStream.range(0, concurrency).forEach(_ -> pollers.execute(poller::poll));
        return poller;
    }

    /** Returns the number of pollers. Two pay even on one core, because a function mostly waits for its store. */
    static int concurrency(QueueSource source, int cores) {
        return Math.min(source.maximumConcurrency(), Math.max(2, cores));
    }

    private void poll() {
        Duration pause = Duration.ZERO;
        while (!stopsWithin(pause)) {
            pause = next();
        }
    }

    /** Handles one batch and returns the pause before the next. */
    private Duration next() {
        try {
            deliver(receive());
            return Duration.ZERO;
        } catch (RuntimeException e) {
            log.println("Polling " + source.queue() + " failed: " + e);
            return LONG_POLL;
        }
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Receives a batch. With a batching window, further calls fill it until it is full or the window ends. */
    private List<Message> receive() {
        List<Message> batch = new ArrayList<>(queue.receive(source.batchSize(), LONG_POLL));
        long end = System.nanoTime() + source.window().toNanos();
        while (!batch.isEmpty()
                && batch.size() < source.batchSize()
                && System.nanoTime() < end
                && !stopsWithin(Duration.ZERO)) {
            batch.addAll(queue.receive(source.batchSize() - batch.size(), LONG_POLL));
        }
        return batch;
    }

    private void deliver(List<Message> batch) {
        if (!batch.isEmpty()) {
            QueueEvent.of(batch, source.queue(), MAX_PAYLOAD).forEach(this::invoke);
        }
    }

    private void invoke(QueueEvent event) {
        Set<String> ids = event.messages().stream().map(Message::messageId).collect(Collectors.toSet());
        Set<String> failed = failed(ids, event.bytes());
        List<Message> done = event.messages().stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        queue.delete(done)
                .forEach(error ->
                        log.println("Could not delete a message from " + source.queue() + ": " + error.message()));
    }

    private Set<String> failed(Set<String> ids, byte[] event) {
        try {
            byte[] response = invoker.invoke(event);
            return source.reportsItemFailures() ? BatchResponse.failed(ids, response) : Set.of();
        } catch (FunctionError _) {
            return ids;
        }
    }

    /** Receives no further messages and waits for the batches in progress. */
    @Override
    public void close() {
        stopped.countDown();
        pollers.close();
    }
}
