package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** The clock port. Tests use virtual time, so no test waits. */
public interface Time {

    /** Returns the current time. It may jump backwards, so sequences define the order of jobs, not the clock. */
    Instant now();

    /** Sleeps for {@code length}; throws {@link InterruptedWork} when the thread is interrupted. */
    void sleep(Duration length);
}
