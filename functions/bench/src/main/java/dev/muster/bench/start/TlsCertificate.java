package dev.muster.bench.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/**
 * A certificate for the loopback address that signs itself, made for one run.
 *
 * @param trusted the certificates that a function trusts: this one and all of the JDK, because reading them takes a
 *     part of a cold start
 */
record TlsCertificate(KeyStore key, Path trusted) {
    static final String PASSWORD = "changeit";

    private static final String ALIAS = "endpoint";

    /** Creates the certificate and its files in a folder, replacing earlier ones. */
    static TlsCertificate create(Path folder) throws IOException, GeneralSecurityException {
        Path keyFile = Files.createDirectories(folder).resolve("endpoint.p12");
        Files.deleteIfExists(keyFile);
        generate(keyFile);
        KeyStore key = KeyStore.getInstance(keyFile.toFile(), PASSWORD.toCharArray());
        KeyStore all = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toFile(),
                PASSWORD.toCharArray());
        all.setCertificateEntry(ALIAS, key.getCertificate(ALIAS));
        return new TlsCertificate(key, store(all, folder.resolve("trusted")));
    }

    /** Runs the key tool of the JDK by its class, because an image may lack its launcher. */
    private static void generate(Path keyFile) throws IOException {
        Process tool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-m",
                        "java.base/sun.security.tools.keytool.Main",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyFile.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        try (InputStream output = tool.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (tool.onExit().join().exitValue() != 0) {
                throw new IOException("the certificate was not created: " + text);
            }
        }
    }

    /** Stores certificates as the JDK does, without encryption, which would add to a cold start. */
    private static Path store(KeyStore certificates, Path file) throws IOException, GeneralSecurityException {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        try (OutputStream output = Files.newOutputStream(file)) {
            certificates.store(output, PASSWORD.toCharArray());
        }
        return file;
    }

    /** Returns the options of a JVM that trusts the certificate. */
    List<String> options() {
        return List.of("-Djavax.net.ssl.trustStore=" + trusted.toAbsolutePath());
    }
}
