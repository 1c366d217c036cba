package dev.muster.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.embedded.backend.BusEvent;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The moments at which jobs ended, from their events, so that no client has to poll while it measures. */
final class EndedJobTimes implements Consumer<BusEvent> {
    private static final long POLL_SECONDS = 5;
    private static final long LIMIT_SECONDS = 3_600;

    private final Map<String, CompletableFuture<Long>> ends = new ConcurrentHashMap<>();

    @Override
    public void accept(BusEvent event) {
        if (event.type().equals("Job ended")) {
            end(event.detail().path("id").asText()).complete(System.nanoTime());
        }
    }

    private CompletableFuture<Long> end(String job) {
        return ends.computeIfAbsent(job, _ -> new CompletableFuture<>());
    }

    /**
     * Waits for the end of the job.
     *
     * @param poll reads the job, in case that its event was lost
     * @return the moment of the end, in the time of {@link System#nanoTime}
     */
    long await(String job, Supplier<JsonNode> poll) {
        CompletableFuture<Long> end = end(job);
        for (long waited = 0; waited < LIMIT_SECONDS; waited += POLL_SECONDS) {
            try {
                return end.get(POLL_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                if (!poll.get().path("finished_at").isNull()) {
                    return System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the job " + job + " did not end within an hour");
    }
}
