package dev.muster.bench.start;

import dev.muster.local.runtime.FunctionJvm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Creates the AOT cache of an image: runs its function over the embedded stores, as the image does, and stores the
 * loaded and linked classes (JEP 483, 514). DynamoDB is called over TLS, as deployed. Arguments: the module, the folder of the image, the template.
 */
public final class CacheTraining {
    private static final int EVENTS = 3;

    private CacheTraining() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Path.of(arguments[1]);
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(folder.resolveSibling(arguments[0] + ".log")),
                        true,
                        StandardCharsets.UTF_8);
                ColdStartFixture fixture = new ColdStartFixture(Path.of(arguments[2]), log);
                TlsEndpoint tls = TlsEndpoint.before(fixture.dynamoDb(), Files.createTempDirectory("training"))) {
            train(fixture.trainer(arguments[0]), new ImageLayout(folder), tls, log);
        }
        System.exit(0);
    }

    static void train(ColdStartCase coldStartCase, ImageLayout image, TlsEndpoint tls, PrintStream log)
            throws IOException {
        Files.deleteIfExists(image.cache());
        FunctionJvm jvm =
                image.jvm().with(List.of("-XX:AOTCacheOutput=" + image.cache().toAbsolutePath()));
        coldStartCase.over(tls.address()).run(tls.trustedBy(jvm), EVENTS, log);
        if (!Files.exists(image.cache())) {
            throw new IllegalStateException("no cache was created for " + image.folder());
        }
    }
}
