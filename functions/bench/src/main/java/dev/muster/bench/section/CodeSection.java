package dev.muster.bench.section;

import dev.muster.bench.code.CodecBenchmark;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Section e: the time and the allocation of pure code, by JMH, over a floor: the bare work that any code for this has to
 * do. Method names in the benchmarks are the names of the figures.
 */
final class CodeSection implements BenchSection {
    private static final char LETTER = 'e';
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String FLOOR = "floorOf";
    private static final Map<String, String> FLOORS = Map.of(
            "decide", "floorOfDecisions",
            "match", "floorOfFilters",
            "request", "floorOfRequests",
            "encode", "floorOfCodecs",
            "decode", "floorOfCodecs",
            "pack", "floorOfCodecs",
            "unpack", "floorOfCodecs");

    @Override
    public void measure(BenchRun run) {
        run.closeHost();
        run.progress("e: benchmarks of pure code");
        Map<String, RunResult> results = new LinkedHashMap<>();
        results(run.options().quick()).forEach(result -> results.put(method(result), result));
        results.forEach((method, result) -> add(run, method, result, results));
    }

    private static Collection<RunResult> results(boolean quick) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(CodecBenchmark.class.getPackageName() + "\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (quick) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(TimeValue.milliseconds(10));
        } else {
            options.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed", e);
        }
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void add(BenchRun run, String method, RunResult result, Map<String, RunResult> all) {
        SampleSet nanos = nanos(result);
        String name = words(method);
        run.add(new BenchFigure(LETTER, "time of " + name, "one call", "ns", nanos));
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION))
                .getScore();
        run.add(LETTER, "allocation of " + name, "one call", "bytes", bytes);
        if (!method.startsWith(FLOOR)) {
            String first = name.substring(0, name.indexOf(' '));
            double floor =
                    nanos(Objects.requireNonNull(all.get(FLOORS.get(first)))).median();
            List<Double> ratios =
                    nanos.samples().stream().map(sample -> sample / floor).toList();
            run.add(BenchFigure.ratio(LETTER, "time over the floor of " + name, "one call", new SampleSet(ratios)));
        }
    }

    private static SampleSet nanos(RunResult result) {
        return new SampleSet(result.getBenchmarkResults().stream()
                .flatMap(fork -> StreamSupport.stream(fork.getIterationResults().spliterator(), false))
                .map(IterationResult::getPrimaryResult)
                .map(primary -> primary.getScore())
                .toList());
    }

    /** Returns the words of a method's name: {@code decideChanged} is {@code decide changed}. */
    private static String words(String method) {
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
