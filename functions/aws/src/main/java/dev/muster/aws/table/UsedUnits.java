package dev.muster.aws.table;

import dev.muster.core.job.Cost;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The units that the calls of one invocation have used, as the service reports them. Several threads count. */
public final class UsedUnits {
    private final LongAdder writeUnits = new LongAdder();
    private final LongAdder readHalves = new LongAdder();

    void wrote(List<ConsumedCapacity> capacities) {
        capacities.forEach(capacity -> writeUnits.add(Math.round(units(capacity))));
    }

    void read(List<ConsumedCapacity> capacities) {
        capacities.forEach(capacity -> readHalves.add(Math.round(2 * units(capacity))));
    }

    /**
     * Returns the units since the last call and those of the next write, which states them; that write is not returned
     * again.
     */
    public Cost take(int ownUnits) {
        long before = writeUnits.sumThenReset();
        writeUnits.add(-ownUnits);
        return new Cost(Math.max(0, before + ownUnits), readHalves.sumThenReset());
    }

    private static double units(@Nullable ConsumedCapacity capacity) {
        return capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }
}
