package dev.muster.core.job;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What has happened to a job since it was accepted.
 *
 * @param sequence its number among the tenant's jobs; none until it runs, and what has none touches nobody
 * @param cancelled why whatever has not been done yet is left undone; empty as long as nobody cancelled it
 * @param successor the job that undoes this one or, of a dry run, does it in earnest; there is one at most
 * @param published whether the world has been told of its end
 */
public record Lifecycle(
        OptionalLong sequence,
        Optional<String> cancelled,
        Optional<String> successor,
        Optional<Completion> completion,
        boolean published) {

    /** Nothing has happened, and nothing may before it gets a number. */
    public static final Lifecycle WAITING =
            new Lifecycle(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Running under that number. */
    public Lifecycle startAt(long number) {
        return new Lifecycle(OptionalLong.of(number), cancelled, successor, completion, published);
    }

    Lifecycle cancel(String why) {
        return new Lifecycle(sequence, Optional.of(why), successor, completion, published);
    }

    Lifecycle withSuccessor(String next) {
        return new Lifecycle(sequence, cancelled, Optional.of(next), completion, published);
    }

    Lifecycle complete(Completion how) {
        return new Lifecycle(sequence, cancelled, successor, Optional.of(how), published);
    }

    Lifecycle publish() {
        return new Lifecycle(sequence, cancelled, successor, completion, true);
    }
}
