package dev.muster.aws.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts work into calls of the size a service takes. */
public final class Chunks {
    private Chunks() {}

    /** The work in its order, cut into chunks of {@code size}; the last may be smaller. */
    public static <T> List<List<T>> of(Collection<T> work, int size) {
        List<T> all = new ArrayList<>(work);
        return IntStream.range(0, Math.ceilDiv(all.size(), size))
                .mapToObj(number -> all.subList(number * size, Math.min(all.size(), (number + 1) * size)))
                .toList();
    }
}
