package dev.muster.core.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The history of a job since its creation.
 *
 * @param sequence the job's number in its tenant; empty until the job runs, and a job without one changes no person
 * @param startedAt when it took its sequence; empty without one, and in jobs that earlier versions stored
 * @param cancelled the reason of the cancellation; empty when the job is not cancelled
 * @param successor the last undo of the job or, for a dry run, its last release
 * @param published whether the end is published
 */
public record Lifecycle(
        OptionalLong sequence,
        Optional<Instant> startedAt,
        Optional<String> cancelled,
        Optional<String> successor,
        Optional<Completion> completion,
        boolean published) {

    /** The lifecycle of a job that waits for its sequence. */
    public static final Lifecycle WAITING = new Lifecycle(
            OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Returns the lifecycle of a job that runs under this sequence from that time on. */
    public Lifecycle startAt(long sequence, Instant at) {
        return new Lifecycle(OptionalLong.of(sequence), Optional.of(at), cancelled, successor, completion, published);
    }

    Lifecycle cancel(String reason) {
        return new Lifecycle(sequence, startedAt, Optional.of(reason), successor, completion, published);
    }

    Lifecycle withSuccessor(String next) {
        return new Lifecycle(sequence, startedAt, cancelled, Optional.of(next), completion, published);
    }

    Lifecycle complete(Completion completion) {
        return new Lifecycle(sequence, startedAt, cancelled, successor, Optional.of(completion), published);
    }

    Lifecycle publish() {
        return new Lifecycle(sequence, startedAt, cancelled, successor, completion, true);
    }
}
