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
 * An event source mapping: receives batches, invokes the function with each, deletes what it has done and leaves what it
 * has not, which comes again when its visibility timeout is over. As many batches are under way at once as the mapping
 * and the cores of the machine allow.
 */
public final class QueuePoller implements AutoCloseable {
    /** Also how long {@link #close} may wait for a poll that finds nothing. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final int PAYLOAD = 6 * 1024 * 1024;

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

    /** Starts to poll. */
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

    /** A function waits for its store most of the time, so that two at once pay even on one core. */
    static int concurrency(QueueSource source, int cores) {
        return Math.min(source.maximumConcurrency(), Math.max(2, cores));
    }

    private void poll() {
        Duration pause = Duration.ZERO;
        while (!stopsWithin(pause)) {
            pause = next();
        }
    }

    /** Handles one batch, and says how long to wait before the next. */
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

    /** What one call brings or, with a batching window, what the calls bring until the batch or the window is full. */
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
            QueueEvent.of(batch, source.queue(), PAYLOAD).forEach(this::invoke);
        }
    }

    private void invoke(QueueEvent event) {
        Set<String> ids = event.messages().stream().map(Message::messageId).collect(Collectors.toSet());
        Set<String> failed = failed(ids, event.bytes());
        List<Message> done = event.messages().stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        queue.delete(done).forEach(error -> log.println("Not deleted from " + source.queue() + ": " + error.message()));
    }

    private Set<String> failed(Set<String> ids, byte[] event) {
        try {
            byte[] answer = invoker.invoke(event);
            return source.reportsItemFailures() ? BatchResponse.failed(ids, answer) : Set.of();
        } catch (FunctionError _) {
            return ids;
        }
    }

    /** Receives no more, and waits for the batches under way. */
    @Override
    public void close() {
        stopped.countDown();
        pollers.close();
    }
}
