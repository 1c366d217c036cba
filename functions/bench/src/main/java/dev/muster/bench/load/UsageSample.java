package dev.muster.bench.load;

import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;

/**
 * The usage of this process up to a moment, without receive calls that found no message: their number depends on time,
 * not on work.
 *
 * @param idleReceives receive calls that found no message
 * @param planMessages messages to planners
 */
public record UsageSample(MeteredUsage metered, long idleReceives, long planMessages) {

    /** Returns the usage so far. */
    public static UsageSample now() {
        return new UsageSample(Meter.snapshot(), CallRecorder.idleReceives(), CallRecorder.planMessages());
    }

    /** Returns the usage since the earlier moment. */
    public UsageSample minus(UsageSample earlier) {
        return new UsageSample(
                metered.minus(earlier.metered),
                idleReceives - earlier.idleReceives,
                planMessages - earlier.planMessages);
    }

    public long queueRequests() {
        return metered.allQueueCalls() - idleReceives;
    }

    /** Returns the worker invocations: the host deletes the messages of each with one call. */
    public long invocations() {
        return metered.queueCalls().getOrDefault("DeleteMessageBatch", 0L);
    }
}
