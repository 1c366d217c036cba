package dev.muster.core.job;

/** The place of a tally page in its job: the slot, and the page's number there, from 0. */
public record PageKey(int slot, int number) implements Comparable<PageKey> {

    @Override
    public int compareTo(PageKey other) {
        return slot != other.slot ? Integer.compare(slot, other.slot) : Integer.compare(number, other.number);
    }
}
