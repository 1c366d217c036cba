package dev.muster.core.job;

/** The place of a batch in its job: the slot it was planned from, and its number there, from 0. */
public record BatchKey(int slot, int number) implements Comparable<BatchKey> {

    /** The tally page this batch is counted on. */
    public PageKey page() {
        return new PageKey(slot, number / Limits.PAGE);
    }

    @Override
    public int compareTo(BatchKey other) {
        return slot != other.slot ? Integer.compare(slot, other.slot) : Integer.compare(number, other.number);
    }
}
