package dev.muster.aws;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.utils.Lazy;

/**
 * Random numbers whose seed is drawn at the first use. Lambda restores one snapshot many times. A seed in the snapshot
 * would give every copy the same numbers, and job ids would repeat.
 */
final class LazyRandom implements RandomGenerator {
    private final Lazy<RandomGenerator> source;

    LazyRandom(Supplier<RandomGenerator> source) {
        this.source = new Lazy<>(source);
    }

    @Override
    public long nextLong() {
        return source.getValue().nextLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.getValue().nextBytes(bytes);
    }

    /** Returns whether the seed is drawn. From then on, a copy of the process would repeat its numbers. */
    boolean isSeeded() {
        return source.hasValue();
    }
}
