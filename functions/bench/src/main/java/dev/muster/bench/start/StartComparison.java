package dev.muster.bench.start;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The start times of several cases, compared with the first case, which is the floor. */
public record StartComparison(Map<String, List<StartTime>> starts) {

    @Override
    public String toString() {
        return starts.entrySet().stream()
                .map(kind -> line(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining("\n", heading(), "\n"));
    }

    private static String heading() {
        return String.format(
                Locale.ROOT, "%-46s %9s %9s %9s %12s %9s%n", "", "median", "minimum", "over bare", "CPU", "over bare");
    }

    private String line(String name, List<StartTime> own) {
        return String.format(
                Locale.ROOT,
                "%-46s %6.0f ms %6.0f ms %9.2f %9.0f ms %9.2f",
                name,
                median(own, StartTime::elapsed),
                minimum(own),
                ratio(own, StartTime::elapsed),
                median(own, StartTime::cpu),
                ratio(own, StartTime::cpu));
    }

    /** Returns the median of the ratios to the bare start in the same round. */
    private double ratio(List<StartTime> own, Function<StartTime, Duration> measure) {
        return middle(ratios(own, measure).sorted().toArray());
    }

    private DoubleStream ratios(List<StartTime> own, Function<StartTime, Duration> measure) {
        List<StartTime> bare = starts.values().iterator().next();
        return IntStream.range(0, own.size())
                .mapToDouble(n -> millis(measure.apply(own.get(n))) / Math.max(1, millis(measure.apply(bare.get(n)))));
    }

    /** Returns the ratios of each case to the bare start in the same round, the bare start's own left out. */
    public Map<String, List<Double>> ratios() {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        starts.entrySet().stream()
                .skip(1)
                .forEach(kind -> ratios.put(
                        kind.getKey(),
                        ratios(kind.getValue(), StartTime::elapsed).boxed().toList()));
        return ratios;
    }

    /** Returns the times of the bare starts in milliseconds. */
    public List<Double> bareMillis() {
        return starts.values().iterator().next().stream()
                .map(start -> millis(start.elapsed()))
                .toList();
    }

    private static double median(List<StartTime> own, Function<StartTime, Duration> measure) {
        return middle(own.stream()
                .mapToDouble(start -> millis(measure.apply(start)))
                .sorted()
                .toArray());
    }

    private static double minimum(List<StartTime> own) {
        return own.stream().mapToDouble(start -> millis(start.elapsed())).min().orElseThrow();
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
