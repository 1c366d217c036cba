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
 * Makes ready, beside a function that starts, what of the JDK its first call is going to wait for: tables of numbers for
 * whoever reads JSON, the providers that hash and sign, and connections. Nothing of a library: Lambda's class loader
 * loads one class at a time.
 */
final class Warmup {
    private static final byte[] NOTHING = "nothing".getBytes(StandardCharsets.US_ASCII);

    private Warmup() {}

    /** Begins, and returns at once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("ahead").start(Warmup::run);
    }

    private static void run() {
        try {
            // Its powers of five take longer than all else here.
            new BigDecimal("0.5").signum();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(NOTHING, "HmacSHA256"));
            mac.doFinal(MessageDigest.getInstance("SHA-256").digest(NOTHING));
            // Connects to nobody.
            URI.create("http://localhost").toURL().openConnection();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every JDK has these", impossible);
        }
    }
}
