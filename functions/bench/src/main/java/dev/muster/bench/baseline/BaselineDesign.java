package dev.muster.bench.baseline;

import dev.muster.bench.load.StoredPerson;
import java.util.List;

/** A worker as users write it without the product. */
public sealed interface BaselineDesign permits RecordForEachPerson, ReceiptInTransaction {
    /** Returns the design in a few words, for the names of figures. */
    String text();

    /** Returns the number of people in a message. */
    int peopleInMessage();

    /**
     * Applies the change to the people of a message, once.
     *
     * @param message a name that no other message has
     * @param version the version of the people before the change
     */
    void apply(String message, List<StoredPerson> people, long version);
}
