package dev.muster.bench.start;

import dev.muster.bench.start.ColdStartCase.Start;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts of several kinds beside those of the first, which is the floor. */
record StartComparison(Map<String, List<Start>> starts) {

    @Override
    public String toString() {
        return starts.entrySet().stream()
                .map(kind -> line(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining("\n", heading(), "\n"));
    }

    private static String heading() {
        return String.format(
                Locale.ROOT,
                "%-46s %9s %9s %9s %12s %9s%n",
                "",
                "median",
                "least",
                "over bare",
                "processors",
                "over bare");
    }

    private String line(String name, List<Start> own) {
        return String.format(
                Locale.ROOT,
                "%-46s %6.0f ms %6.0f ms %9.2f %9.0f ms %9.2f",
                name,
                median(own, Start::took),
                least(own),
                ratio(own, Start::took),
                median(own, Start::worked),
                ratio(own, Start::worked));
    }

    /** The median of what each start was over the bare one of its round. */
    private double ratio(List<Start> own, Function<Start, Duration> what) {
        List<Start> bare = starts.values().iterator().next();
        return middle(IntStream.range(0, own.size())
                .mapToDouble(n -> millis(what.apply(own.get(n))) / Math.max(1, millis(what.apply(bare.get(n)))))
                .sorted()
                .toArray());
    }

    private static double median(List<Start> own, Function<Start, Duration> what) {
        return middle(own.stream()
                .mapToDouble(start -> millis(what.apply(start)))
                .sorted()
                .toArray());
    }

    private static double least(List<Start> own) {
        return own.stream().mapToDouble(start -> millis(start.took())).min().orElseThrow();
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
