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
 * Loads classes of the JDK on a second thread while a function starts: number tables for JSON, hash and signature
 * providers, and URL connections. It loads no class of a library, because the class loader of Lambda loads one class at
 * a time.
 */
final class Warmup {
    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private Warmup() {}

    /** Starts the thread and returns at once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("warmup").start(Warmup::run);
    }

    private static void run() {
        try {
            // Initializes the powers of five, the slowest step here.
            new BigDecimal("0.5").signum();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SAMPLE, "HmacSHA256"));
            mac.doFinal(MessageDigest.getInstance("SHA-256").digest(SAMPLE));
            // Loads the classes and opens no connection.
            URI.create("http://localhost").toURL().openConnection();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every JDK has these", impossible);
        }
    }
}
