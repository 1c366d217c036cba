package dev.muster.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Runs one seed after the other, as many at once as there are processors, and collects the violations and faults. */
final class SeedRuns {
    private static final int MOST_VIOLATIONS = 3;

    private final long first;
    private long next;
    private final Map<FaultPlan.Kind, Long> faults = new EnumMap<>(FaultPlan.Kind.class);
    private final Map<Enum<?>, Long> events = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    private SeedRuns(long first) {
        this.first = first;
        this.next = first;
    }

    static SeedRuns from(long first) {
        return new SeedRuns(first);
    }

    /** Runs the given number of further seeds, and keeps at most three violations. */
    void run(long many) throws Exception {
        List<Callable<SimulationRun.Result>> runs = new ArrayList<>();
        for (long end = next + many; next < end; next++) {
            long seed = next;
            runs.add(() -> SimulationRun.run(seed, PlantedBug.NONE));
        }
        // The scheduler switches to its actors cheaply only from a virtual thread.
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
            for (Future<SimulationRun.Result> run : threads.invokeAll(runs)) {
                record(run.get());
            }
        }
    }

    private void record(SimulationRun.Result result) {
        result.counts().forEach((kind, count) -> faults.merge(kind, (long) count, Long::sum));
        result.events().forEach((event, count) -> events.merge(event, (long) count, Long::sum));
        if (result.violation().isPresent() && violations.size() < MOST_VIOLATIONS) {
            SimulationRun.Result small = SimulationRun.shrink(result, PlantedBug.NONE);
            violations.add("seed %d with %s: %s"
                    .formatted(
                            result.seed(),
                            small.faults(),
                            small.violation().orElseThrow().getMessage()));
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Returns how often each kind of fault happened. */
    Map<FaultPlan.Kind, Long> faults() {
        return Collections.unmodifiableMap(faults);
    }

    /** Returns how often each kind of event happened that concerns rights or files. */
    Map<Enum<?>, Long> events() {
        return Collections.unmodifiableMap(events);
    }

    String summary() {
        return "%,d seeds from %d on, %,d faults, %d violations%n%s%n%s"
                .formatted(next - first, first, allFaults(), violations.size(), lines(faults), lines(events));
    }

    /** Returns a line with the seeds, the faults and the rate so far. */
    String progress(Duration elapsed) {
        return "%d min %02d s: %,d seeds from %d on, %,d faults, %,d seeds/s, %d violations"
                .formatted(
                        elapsed.toMinutes(),
                        elapsed.toSecondsPart(),
                        next - first,
                        first,
                        allFaults(),
                        (next - first) / Math.max(1, elapsed.toSeconds()),
                        violations.size());
    }

    private long allFaults() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String lines(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> "    %,9d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
