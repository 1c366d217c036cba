package dev.muster.core.job;

/** The key of a tally page in its job: its slot and its number in the slot, from 0. */
public record PageKey(int slot, int number) implements Comparable<PageKey> {

    @Override
    public int compareTo(PageKey other) {
        return slot != other.slot ? Integer.compare(slot, other.slot) : Integer.compare(number, other.number);
    }
}
