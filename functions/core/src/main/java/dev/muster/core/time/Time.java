package dev.muster.core.time;

import java.time.Duration;
import java.time.Instant;

/** Port: the moment it is, and a way to let some time pass. Virtual in tests, so that nothing there ever sleeps. */
public interface Time {

    /** The present moment. May jump backwards: order is told by sequences, never by this. */
    Instant now();

    /** Returns once {@code length} has passed; throws {@link InterruptedWork} when the thread is asked to stop. */
    void sleep(Duration length);
}
