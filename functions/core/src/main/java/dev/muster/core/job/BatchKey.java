package dev.muster.core.job;

/** The key of a batch in its job: its slot and its number in the slot, from 0. */
public record BatchKey(int slot, int number) implements Comparable<BatchKey> {

    /** Returns the tally page that counts this batch. */
    public PageKey page() {
        return new PageKey(slot, number / Limits.PAGE);
    }

    @Override
    public int compareTo(BatchKey other) {
        return slot != other.slot ? Integer.compare(slot, other.slot) : Integer.compare(number, other.number);
    }
}
