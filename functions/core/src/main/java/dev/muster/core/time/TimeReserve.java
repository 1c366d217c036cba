package dev.muster.core.time;

import java.time.Duration;

/** The times that stay unused before a deadline, so that work in progress ends in time (docs/design.md, Deadlines). */
public final class TimeReserve {
    /** Ends an invocation of the API before Lambda does, so that the client receives a response. */
    public static final Duration API_INVOCATION = Duration.ofSeconds(1);

    /**
     * Ends an invocation of a queue's function before Lambda does. A call of the store that begins at the deadline may
     * last 7 s, with all its attempts.
     */
    public static final Duration QUEUE_INVOCATION = Duration.ofSeconds(8);

    /** Ends an invocation of the administrator's function before Lambda does, so that it returns the new secrets. */
    public static final Duration ADMIN_INVOCATION = Duration.ofSeconds(2);

    /** A flow begins no further piece of work with less time than this left. One attempt of a call may take as long. */
    public static final Duration NEXT_STEP = Duration.ofSeconds(5);

    /** A wait for a job ends this long before the deadline, so that the response can be written. */
    public static final Duration JOB_RESPONSE = Duration.ofSeconds(2);

    /**
     * A page of results reads no further batches with less time than this left. The lines of one outcome may be rare.
     */
    public static final Duration NEXT_RESULTS = Duration.ofSeconds(8);

    private TimeReserve() {}
}
