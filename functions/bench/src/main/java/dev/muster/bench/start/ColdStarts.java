package dev.muster.bench.start;

import dev.muster.local.runtime.FunctionJvm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts in Lambda's runtime client over warm embedded stores: the time from the start of a process to
 * its first response, compared with a handler that does nothing. The cases take turns, so that other load on the
 * machine affects all of them. Each case calls DynamoDB over HTTP, and over TLS with and without the warm-up of TLS.
 * Properties: {@code pairs} (9).
 */
public final class ColdStarts {
    /** The end of the names of cases with an AOT cache. */
    public static final String CACHED = ", AOT cache";

    private static final int PAIRS = 9;

    private final PrintStream log;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, List<StartTime>> starts = new LinkedHashMap<>();

    private ColdStarts(PrintStream log) {
        this.log = log;
    }

    private record Kind(ColdStartCase coldStartCase, FunctionJvm jvm) {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Path.of("functions", "bench", "target", "cold");
        System.out.print(
                measure(new StartOptions(Path.of(""), folder, Integer.getInteger("pairs", PAIRS), true, true)));
        System.exit(0);
    }

    /** Measures the starts of the built packages. */
    public static StartComparison measure(StartOptions options) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(options.folder());
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(folder.resolve("functions.log")), true, StandardCharsets.UTF_8);
                ColdStartFixture fixture = new ColdStartFixture(options.root().resolve("template.yaml"), log);
                TlsEndpoint tls = TlsEndpoint.before(fixture.dynamoDb(), folder)) {
            ColdStarts coldStarts = new ColdStarts(log);
            coldStarts.prepare(fixture, tls, options);
            coldStarts.run(options.pairs());
            return new StartComparison(coldStarts.starts);
        }
    }

    private void prepare(ColdStartFixture fixture, TlsEndpoint tls, StartOptions options) throws IOException {
        BuiltPackages builtPackages = new BuiltPackages(options.root(), options.folder());
        kinds.put("bare", new Kind(fixture.bare(), FunctionJvm.managed(builtPackages.bare())));
        for (ColdStartCase coldStartCase : fixture.cases()) {
            String module = coldStartCase.module();
            FunctionJvm zip = FunctionJvm.managed(builtPackages.unpacked(module));
            kinds.put(coldStartCase.name(), new Kind(coldStartCase, zip));
            if (options.tls()) {
                kinds.put(coldStartCase.name() + ", TLS", overTls(coldStartCase, zip, tls));
                FunctionJvm cold = FunctionJvm.managed(builtPackages.withoutTlsWarmup(module));
                kinds.put(coldStartCase.name() + ", TLS, no warm-up", overTls(coldStartCase, cold, tls));
            }
        }
        if (options.cached() && ImageLayout.isSupported()) {
            prepareCached(fixture, tls, options.tls(), builtPackages);
        }
    }

    private void prepareCached(ColdStartFixture fixture, TlsEndpoint tls, boolean overTls, BuiltPackages builtPackages)
            throws IOException {
        for (ColdStartCase coldStartCase : fixture.cases()) {
            ImageLayout image = builtPackages.image(coldStartCase.module());
            if (!Files.exists(image.cache())) {
                CacheTraining.train(fixture.trainer(coldStartCase.module()), image, tls, log);
            }
            kinds.put(coldStartCase.name() + CACHED, new Kind(coldStartCase, image.cached()));
            if (overTls) {
                kinds.put(coldStartCase.name() + CACHED + ", TLS", overTls(coldStartCase, image.cached(), tls));
            }
        }
    }

    private static Kind overTls(ColdStartCase coldStartCase, FunctionJvm jvm, TlsEndpoint tls) {
        return new Kind(coldStartCase.over(tls.address()), tls.trustedBy(jvm));
    }

    private void run(int pairs) {
        // The first round is not counted: it warms the stores and the file cache.
        kinds.values().forEach(kind -> kind.coldStartCase().start(kind.jvm(), log));
        for (int n = 0; n < pairs; n++) {
            kinds.forEach((name, kind) -> starts.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(kind.coldStartCase().start(kind.jvm(), log)));
        }
    }
}
