package dev.muster.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through a process.
 *
 * @param taken completed, with the moment after which the process has no more time, when the process takes the event
 * @param answer completed with what the function made of it, or with what it complained of
 */
record PendingInvocation(
        String id, String event, Duration timeout, CompletableFuture<Instant> taken, CompletableFuture<Answer> answer) {

    /** What a process says at the end of an invocation. */
    sealed interface Answer {
        record Response(String json) implements Answer {}

        record Complaint(String json) implements Answer {}
    }

    static PendingInvocation of(String event, Duration timeout) {
        return new PendingInvocation(
                UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** Taken now: from here on the time of the function runs, and not while its process starts. */
    Instant take() {
        Instant deadline = Instant.now().plus(timeout);
        taken.complete(deadline);
        return deadline;
    }

    /** It has no end of its own any more. */
    void fail(RuntimeException cause) {
        taken.completeExceptionally(cause);
        answer.completeExceptionally(cause);
    }
}
