package dev.muster.bench.section;

import dev.muster.bench.load.StoredPeople;
import dev.muster.bench.load.UsageSample;

/** The usage of one job, shared out among its people. */
record JobUsage(UsageSample used, int people) {
    /** US dollars for one unit or request: on demand, us-east-1. */
    private static final double WRITE_UNIT = 0.625e-6;

    private static final double READ_UNIT = 0.125e-6;
    private static final double QUEUE_REQUEST = 0.4e-6;
    private static final double INVOCATION = 0.2e-6;
    /** The least that any design pays for a million changes: one write unit each. */
    static final double LEAST = WRITE_UNIT * 1e6;

    double writeUnits() {
        return (double) used.metered().allWriteUnits() / people;
    }

    double writeUnitsToPeople() {
        return (double) used.metered().writeUnits(StoredPeople.TABLE) / people;
    }

    double readUnits() {
        return used.metered().allReadUnits() / people;
    }

    double storeCalls() {
        return 1000.0 * used.metered().allStoreCalls() / people;
    }

    double queueRequests() {
        return 1000.0 * used.queueRequests() / people;
    }

    double invocations() {
        return 1000.0 * used.invocations() / people;
    }

    /** Returns the price of a million changes in US dollars, without the time that functions run. */
    double dollarsForMillion() {
        return 1e6
                * (writeUnits() * WRITE_UNIT
                        + readUnits() * READ_UNIT
                        + queueRequests() / 1000 * QUEUE_REQUEST
                        + invocations() / 1000 * INVOCATION);
    }
}
