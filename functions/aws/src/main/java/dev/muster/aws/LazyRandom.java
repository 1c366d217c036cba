package dev.muster.aws;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.utils.Lazy;

/**
 * Chance that has no state before it is first asked. A function is made once and its snapshot restored many times: what
 * chance held then, every copy would hold, and ids that nobody may guess would come twice.
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

    /** Whether it has been asked: from then on it must not be copied. */
    boolean isAsked() {
        return source.hasValue();
    }
}
