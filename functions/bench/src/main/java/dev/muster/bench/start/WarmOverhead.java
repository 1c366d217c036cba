package dev.muster.bench.start;

import dev.muster.bench.load.GatewayRequest;
import dev.muster.local.runtime.FunctionJvm;
import dev.muster.local.runtime.FunctionProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The time of a warm invocation that needs no store, over that of a handler that does nothing, in turns. */
public final class WarmOverhead {
    private static final int WARM_UPS = 300;

    private WarmOverhead() {}

    /** Returns the ratios of this many pairs. */
    public static List<Double> ratios(StartOptions options, int pairs) throws IOException {
        BuiltPackages packages = new BuiltPackages(options.root(), options.folder());
        Files.createDirectories(options.folder());
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(options.folder().resolve("warm.log")), true, StandardCharsets.UTF_8);
                ColdStartFixture fixture = new ColdStartFixture(options.root().resolve("template.yaml"), log);
                FunctionProcess bare = start(fixture.bare(), FunctionJvm.managed(packages.bare()), log);
                FunctionProcess api =
                        start(fixture.cases().getFirst(), FunctionJvm.managed(packages.unpacked("api")), log)) {
            String event = new GatewayRequest("GET", "/health", Map.of("Host", "api.example.org"), "").event();
            List<Double> ratios = new ArrayList<>();
            for (int pair = -Math.min(WARM_UPS, pairs); pair < pairs; pair++) {
                double measured = nanos(api, event);
                double floor = nanos(bare, event);
                if (pair >= 0) {
                    ratios.add(measured / floor);
                }
            }
            return ratios;
        }
    }

    private static FunctionProcess start(ColdStartCase coldStartCase, FunctionJvm jvm, PrintStream log) {
        return FunctionProcess.start(coldStartCase.function(), jvm, coldStartCase.environment(), log);
    }

    private static double nanos(FunctionProcess process, String event) {
        long start = System.nanoTime();
        process.invoke(event);
        return System.nanoTime() - start;
    }
}
