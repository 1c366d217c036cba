package dev.muster.bench.start;

import dev.muster.bench.start.ColdStartCase.Start;
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
    private static final int PAIRS = 9;

    private final PrintStream log;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, List<Start>> starts = new LinkedHashMap<>();

    private ColdStarts(PrintStream log) {
        this.log = log;
    }

    private record Kind(ColdStartCase coldStartCase, FunctionJvm jvm) {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(Path.of("functions", "bench", "target", "cold"));
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(folder.resolve("functions.log")), true, StandardCharsets.UTF_8);
                ColdStartFixture fixture = new ColdStartFixture(Path.of("template.yaml"), log);
                TlsEndpoint tls = TlsEndpoint.before(fixture.dynamoDb(), folder)) {
            ColdStarts coldStarts = new ColdStarts(log);
            coldStarts.prepare(fixture, tls, folder);
            coldStarts.run(Integer.getInteger("pairs", PAIRS));
            System.out.print(new StartComparison(coldStarts.starts));
        }
        System.exit(0);
    }

    private void prepare(ColdStartFixture fixture, TlsEndpoint tls, Path folder) throws IOException {
        BuiltPackages builtPackages = new BuiltPackages(folder);
        kinds.put("bare", new Kind(fixture.bare(), FunctionJvm.managed(builtPackages.bare())));
        for (ColdStartCase coldStartCase : fixture.cases()) {
            String module = coldStartCase.module();
            FunctionJvm zip = FunctionJvm.managed(builtPackages.unpacked(module));
            kinds.put(coldStartCase.name(), new Kind(coldStartCase, zip));
            kinds.put(coldStartCase.name() + ", TLS", overTls(coldStartCase, zip, tls));
            FunctionJvm cold = FunctionJvm.managed(builtPackages.withoutTlsWarmup(module));
            kinds.put(coldStartCase.name() + ", TLS, no warm-up", overTls(coldStartCase, cold, tls));
        }
        if (ImageLayout.isSupported()) {
            for (ColdStartCase coldStartCase : fixture.cases()) {
                ImageLayout image = builtPackages.image(coldStartCase.module());
                if (!Files.exists(image.cache())) {
                    CacheTraining.train(fixture.trainer(coldStartCase.module()), image, tls, log);
                }
                kinds.put(coldStartCase.name() + ", AOT cache", new Kind(coldStartCase, image.cached()));
                kinds.put(coldStartCase.name() + ", AOT cache, TLS", overTls(coldStartCase, image.cached(), tls));
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
