package dev.muster.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Feeds the seeds of a folder to a parser, unchanged and mutated; {@code -Dfuzz=N} sets the number of mutations per
 * seed.
 */
final class RandomMutations {
    private static final Path SEEDS = Path.of("src", "test", "resources", "dev", "muster", "api", "security", "seeds");
    private static final int MUTATIONS = Integer.getInteger("fuzz", 15);
    private static final byte[] SYNTAX =
            "\0\"\\{}[]()<>&;,:/'%=.-+eE09 \n\r\t\u0080\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private RandomMutations() {}

    static void of(String kind, Consumer<byte[]> parser) {
        try (Stream<Path> seeds = Files.list(SEEDS.resolve(kind)).sorted()) {
            for (Path seed : seeds.toList()) {
                byte[] bytes = Files.readAllBytes(seed);
                parser.accept(bytes);
                for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                    byte[] mutated = mutated(
                            bytes,
                            new Random(31L * mutation + seed.getFileName().hashCode()));
                    try {
                        parser.accept(mutated);
                    } catch (RuntimeException | AssertionError failed) {
                        throw new AssertionError(seed + " mutated: " + Arrays.toString(mutated), failed);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, seed.length + random.nextInt(3));
        for (int change = 0; change <= random.nextInt(4) && bytes.length > 0; change++) {
            int index = random.nextInt(bytes.length);
            bytes[index] = random.nextBoolean() ? SYNTAX[random.nextInt(SYNTAX.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}
