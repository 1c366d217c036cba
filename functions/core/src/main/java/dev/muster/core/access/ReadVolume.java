package dev.muster.core.access;

/**
 * The data that a request has read, by which its calls are counted.
 *
 * @param people people and results of people
 * @param bytes size of the people, in bytes
 */
public record ReadVolume(long people, long bytes) {
    public static final ReadVolume NONE = new ReadVolume(0, 0);

    /** People that one call may read. */
    public static final int PEOPLE_OF_A_CALL = 1_000;

    /** Bytes that one call may read. */
    public static final int BYTES_OF_A_CALL = 1024 * 1024;

    public ReadVolume plus(long morePeople, long moreBytes) {
        return new ReadVolume(people + morePeople, bytes + moreBytes);
    }

    /** Returns the number of calls that the request counts for: one for each 1,000 people or 1 MB, at least 1. */
    public int calls() {
        long calls = Math.max(Math.ceilDiv(people, PEOPLE_OF_A_CALL), Math.ceilDiv(bytes, BYTES_OF_A_CALL));
        return Math.toIntExact(Math.max(1, calls));
    }
}
