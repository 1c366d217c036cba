package dev.muster.aws;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Loads classes of the JDK while a function starts: number tables for JSON, hash and signature providers, URL
 * connections, and TLS where it is used. It loads no class of a library, because the class loader of Lambda loads one
 * class at a time.
 */
final class Warmup {
    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private Warmup() {}

    /** Runs the warm-up on a second thread and returns at once. */
    static void begin(FunctionSettings settings) {
        Thread.ofPlatform().daemon().name("warmup").start(() -> run(settings));
    }

    /** Runs the warm-up and returns when it is done. */
    static void run(FunctionSettings settings) {
        try {
            // Initializes the powers of five, the slowest step here without TLS.
            new BigDecimal("0.5").signum();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SAMPLE, "HmacSHA256"));
            mac.doFinal(MessageDigest.getInstance("SHA-256").digest(SAMPLE));
            // Loads the classes and opens no connection.
            URI.create("http://localhost").toURL().openConnection();
            if (TlsWarmup.isWanted(settings)) {
                TlsWarmup.run();
            }
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every JDK has these", impossible);
        }
    }
}
