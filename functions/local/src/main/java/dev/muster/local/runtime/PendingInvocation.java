package dev.muster.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An event that waits for its response.
 *
 * @param taken completed with the deadline of the function when the process takes the event
 * @param result completed with the response or the error of the function
 */
record PendingInvocation(
        String id, String event, Duration timeout, CompletableFuture<Instant> taken, CompletableFuture<Result> result) {

    /** The message with which a process ends an invocation. */
    sealed interface Result {
        record Response(String json) implements Result {}

        record Failure(String json) implements Result {}
    }

    static PendingInvocation of(String event, Duration timeout) {
        return new PendingInvocation(
                UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>(), new CompletableFuture<>());
    }

    /**
     * Marks the event as taken and returns the deadline. The function's timeout begins now, and not with the start of
     * its process.
     */
    Instant take() {
        Instant deadline = Instant.now().plus(timeout);
        taken.complete(deadline);
        return deadline;
    }

    /** Fails the invocation, because no response can follow. */
    void fail(RuntimeException cause) {
        taken.completeExceptionally(cause);
        result.completeExceptionally(cause);
    }
}
