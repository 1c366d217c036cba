package dev.muster.bench.start;

import dev.muster.bench.start.ColdStartCase.Start;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The start times of several cases, compared with the first case, which is the floor. */
record StartComparison(Map<String, List<Start>> starts) {

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

    private String line(String name, List<Start> own) {
        return String.format(
                Locale.ROOT,
                "%-46s %6.0f ms %6.0f ms %9.2f %9.0f ms %9.2f",
                name,
                median(own, Start::elapsed),
                minimum(own),
                ratio(own, Start::elapsed),
                median(own, Start::cpu),
                ratio(own, Start::cpu));
    }

    /** Returns the median of the ratios to the bare start in the same round. */
    private double ratio(List<Start> own, Function<Start, Duration> measure) {
        List<Start> bare = starts.values().iterator().next();
        return middle(IntStream.range(0, own.size())
                .mapToDouble(n -> millis(measure.apply(own.get(n))) / Math.max(1, millis(measure.apply(bare.get(n)))))
                .sorted()
                .toArray());
    }

    private static double median(List<Start> own, Function<Start, Duration> measure) {
        return middle(own.stream()
                .mapToDouble(start -> millis(measure.apply(start)))
                .sorted()
                .toArray());
    }

    private static double minimum(List<Start> own) {
        return own.stream().mapToDouble(start -> millis(start.elapsed())).min().orElseThrow();
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
