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

/** The seeds of one kind, as they are and spoiled at random; {@code -Dfuzz=N} spoils each N times. */
final class RandomMutations {
    private static final Path SEEDS = Path.of("src", "test", "resources", "dev", "muster", "api", "security", "seeds");
    private static final int TIMES = Integer.getInteger("fuzz", 15);
    private static final byte[] NAUGHTY =
            "\0\"\\{}[]()<>&;,:/'%=.-+eE09 \n\r\t\u0080\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private RandomMutations() {}

    static void of(String kind, Consumer<byte[]> look) {
        try (Stream<Path> seeds = Files.list(SEEDS.resolve(kind)).sorted()) {
            for (Path seed : seeds.toList()) {
                byte[] bytes = Files.readAllBytes(seed);
                look.accept(bytes);
                for (int time = 0; time < TIMES; time++) {
                    byte[] spoiled = spoiled(
                            bytes, new Random(31L * time + seed.getFileName().hashCode()));
                    try {
                        look.accept(spoiled);
                    } catch (RuntimeException | AssertionError failed) {
                        throw new AssertionError(seed + " spoiled: " + Arrays.toString(spoiled), failed);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] spoiled(byte[] seed, Random random) {
        byte[] bytes = Arrays.copyOf(seed, seed.length + random.nextInt(3));
        for (int change = 0; change <= random.nextInt(4) && bytes.length > 0; change++) {
            int place = random.nextInt(bytes.length);
            bytes[place] = random.nextBoolean() ? NAUGHTY[random.nextInt(NAUGHTY.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }
}
