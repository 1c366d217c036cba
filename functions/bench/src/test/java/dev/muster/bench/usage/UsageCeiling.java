package dev.muster.bench.usage;

import dev.muster.bench.load.UsageSample;
import java.util.Locale;

/**
 * The most that each job may use: the usage measured last and a few per cent more where it depends on how many messages a
 * worker receives at once. A change that makes a job cheaper lowers its line. The jobs run in this order.
 */
enum UsageCeiling {
    // job            write units, read units, store calls, queue requests
    IDS_10_000(10_130, 5_140, 580, 35),
    UNCHANGED_10_000(223, 15_160, 370, 35),
    FILTER_10_000(10_330, 1_100, 1_070, 236),
    FILTER_72_OF_1_000(83, 73, 85, 3),
    FILTER_1_OF_1_000(12, 73, 83, 3),
    FILE_1_000(1_024, 522, 85, 8),
    UNDO_1_000(1_030, 540, 110, 11);

    final long writeUnits;
    private final double readUnits;
    private final long storeCalls;
    private final long queueRequests;

    UsageCeiling(long writeUnits, double readUnits, long storeCalls, long queueRequests) {
        this.writeUnits = writeUnits;
        this.readUnits = readUnits;
        this.storeCalls = storeCalls;
        this.queueRequests = queueRequests;
    }

    /** Returns the number of people that the job changes. */
    int changed() {
        return switch (this) {
            case IDS_10_000, FILTER_10_000 -> 10_000;
            case UNCHANGED_10_000 -> 0;
            case FILTER_72_OF_1_000 -> 72;
            case FILTER_1_OF_1_000 -> 1;
            case FILE_1_000, UNDO_1_000 -> 1_000;
        };
    }

    /** Returns whether the usage exceeds the ceiling nowhere. */
    boolean isKeptBy(UsageSample used) {
        return used.metered().allWriteUnits() <= writeUnits
                && used.metered().allReadUnits() <= readUnits
                && used.metered().allStoreCalls() <= storeCalls
                && used.queueRequests() <= queueRequests;
    }

    /** Returns the usage as a line of this table. */
    String line(UsageSample used) {
        return String.format(
                Locale.ROOT,
                "%s(%,d, %,.1f, %,d, %,d)",
                this,
                used.metered().allWriteUnits(),
                used.metered().allReadUnits(),
                used.metered().allStoreCalls(),
                used.queueRequests());
    }
}
