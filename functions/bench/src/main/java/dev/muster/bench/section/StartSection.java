package dev.muster.bench.section;

import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import dev.muster.bench.start.ColdStarts;
import dev.muster.bench.start.StartComparison;
import dev.muster.bench.start.StartOptions;
import dev.muster.bench.start.WarmOverhead;
import dev.muster.local.runtime.FunctionProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Section f: cold starts and warm invocations over a handler that does nothing, in Lambda's runtime client, and the sizes
 * of the deployment packages.
 */
final class StartSection implements BenchSection {
    private static final char LETTER = 'f';
    private static final int PAIRS = 7;
    private static final int WARM_PAIRS = 500;
    private static final double MEGABYTE = 1024 * 1024;

    @Override
    public void measure(BenchRun run) {
        run.closeHost();
        boolean quick = run.options().quick();
        Path folder = run.root().resolve(Path.of("functions", "bench", "target", quick ? "quick" : "cold"));
        StartOptions options =
                new StartOptions(run.root(), folder, run.options().rounds(PAIRS), !quick, false);
        if (!options.isBuilt() || !FunctionProcess.isSupported()) {
            run.progress("f: not measured; it needs Linux and the packages that mvn package builds");
            return;
        }
        try {
            sizes(run, options);
            coldStarts(run, options);
            run.progress("f: warm invocations");
            run.add(BenchFigure.ratio(
                    LETTER,
                    "warm invocation of ApiFunction over a bare handler",
                    "no store call",
                    new SampleSet(WarmOverhead.ratios(options, run.options().rounds(WARM_PAIRS)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the TLS endpoint could not be created", e);
        }
    }

    private static void sizes(BenchRun run, StartOptions options) throws IOException {
        for (String module : StartOptions.MODULES) {
            double size = Files.size(options.zip(module)) / MEGABYTE;
            run.add(LETTER, "deployment package", module + ".zip", "MB", size);
        }
    }

    private static void coldStarts(BenchRun run, StartOptions options) throws IOException, GeneralSecurityException {
        run.progress("f: cold starts, %d rounds".formatted(options.pairs()));
        StartComparison comparison = ColdStarts.measure(options);
        run.add(new BenchFigure(
                LETTER, "cold start of a bare handler", "no cache", "ms", new SampleSet(comparison.bareMillis())));
        comparison.ratios().forEach((name, ratios) -> {
            boolean cached = name.endsWith(ColdStarts.CACHED);
            String plain = cached ? name.substring(0, name.length() - ColdStarts.CACHED.length()) : name;
            run.add(BenchFigure.ratio(
                    LETTER,
                    "cold start over a bare handler, " + plain,
                    cached ? "AOT cache" : "no cache",
                    new SampleSet(ratios)));
        });
    }
}
