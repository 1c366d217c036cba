package dev.muster.embedded.meter;

import java.util.Map;
import java.util.TreeMap;

/**
 * The usage of a process up to a moment. Calls are counted when they are sent, repetitions included. Units are counted
 * when a call has its response, so those of a billed call with a lost response are missing.
 *
 * @param storeCalls calls of DynamoDB by operation
 * @param queueCalls calls of SQS by operation, each one billed request
 * @param writeUnits write units by table
 * @param readHalves halves of read units by table
 * @param rejectedWriteUnits those of all write units whose condition failed, so that nothing was written
 */
public record MeteredUsage(
        Map<String, Long> storeCalls,
        Map<String, Long> queueCalls,
        Map<String, Long> writeUnits,
        Map<String, Long> readHalves,
        long rejectedWriteUnits) {

    public MeteredUsage {
        storeCalls = Map.copyOf(storeCalls);
        queueCalls = Map.copyOf(queueCalls);
        writeUnits = Map.copyOf(writeUnits);
        readHalves = Map.copyOf(readHalves);
    }

    /** Returns the usage since the earlier moment. */
    public MeteredUsage minus(MeteredUsage earlier) {
        return new MeteredUsage(
                minus(storeCalls, earlier.storeCalls),
                minus(queueCalls, earlier.queueCalls),
                minus(writeUnits, earlier.writeUnits),
                minus(readHalves, earlier.readHalves),
                rejectedWriteUnits - earlier.rejectedWriteUnits);
    }

    private static Map<String, Long> minus(Map<String, Long> now, Map<String, Long> earlier) {
        Map<String, Long> since = new TreeMap<>();
        now.forEach((name, count) -> since.put(name, count - earlier.getOrDefault(name, 0L)));
        since.values().removeIf(count -> count == 0);
        return since;
    }

    public long writeUnits(String table) {
        return writeUnits.getOrDefault(table, 0L);
    }

    public double readUnits(String table) {
        return readHalves.getOrDefault(table, 0L) / 2.0;
    }

    public long allWriteUnits() {
        return sum(writeUnits);
    }

    public double allReadUnits() {
        return sum(readHalves) / 2.0;
    }

    public long allStoreCalls() {
        return sum(storeCalls);
    }

    public long allQueueCalls() {
        return sum(queueCalls);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
