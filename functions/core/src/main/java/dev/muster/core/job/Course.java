package dev.muster.core.job;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What has happened to a job since it was accepted.
 *
 * @param sequence its number among the tenant's jobs; none until it runs, and what has none touches nobody
 * @param cancelled why whatever has not been done yet is left undone; empty as long as nobody cancelled it
 * @param successor the job that undoes this one or, of a dry run, does it in earnest; there is one at most
 * @param announced whether the world has been told of its end
 */
public record Course(
        OptionalLong sequence,
        Optional<String> cancelled,
        Optional<String> successor,
        Optional<Ending> ending,
        boolean announced) {

    /** Nothing has happened, and nothing may before it gets a number. */
    public static final Course WAITING =
            new Course(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Running under that number. */
    public Course run(long number) {
        return new Course(OptionalLong.of(number), cancelled, successor, ending, announced);
    }

    Course cancel(String why) {
        return new Course(sequence, Optional.of(why), successor, ending, announced);
    }

    Course precede(String next) {
        return new Course(sequence, cancelled, Optional.of(next), ending, announced);
    }

    Course end(Ending how) {
        return new Course(sequence, cancelled, successor, Optional.of(how), announced);
    }

    Course announce() {
        return new Course(sequence, cancelled, successor, ending, true);
    }
}
