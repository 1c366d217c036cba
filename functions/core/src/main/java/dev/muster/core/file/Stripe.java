package dev.muster.core.file;

import dev.muster.core.person.Slot;
import dev.muster.core.person.TextFolding;

/** The stripes that divide the rows of a file, so that planners read them in parallel. */
public final class Stripe {
    /** The number of stripes of a file in parts. */
    public static final int COUNT = Slot.COUNT;

    private Stripe() {}

    /** Returns the stripe of a row, 0 to 63: rows that name one person have the same. */
    public static int of(String key) {
        return Slot.of(TextFolding.fold(key.strip()));
    }
}
