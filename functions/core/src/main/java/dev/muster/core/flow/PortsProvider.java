package dev.muster.core.flow;

import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;

/** Provides the ports of each invocation, bound to its deadline. One provider serves a process. */
public interface PortsProvider {
    /** Returns ports whose calls retry until the deadline at most; cheap enough for every invocation. */
    Ports within(Deadline deadline);

    /** Returns the clock that deadlines are measured by. */
    Time time();
}
