package dev.muster.core.file;

import dev.muster.core.person.Slot;
import dev.muster.core.person.TextFolding;

/** The stripes that divide the rows of a file, so that planners read them in parallel. */
public final class Stripe {
    /** The number of stripes of a file in parts. */
    public static final int COUNT = Slot.COUNT;

    private Stripe() {}

    /**
     * Returns the stripe of a row: rows with one key have the same.
     *
     * @param stripes the number of stripes of the file, from 1 to {@link #COUNT}
     */
    public static int of(String key, int stripes) {
        return Slot.of(TextFolding.fold(key.strip())) % stripes;
    }
}
