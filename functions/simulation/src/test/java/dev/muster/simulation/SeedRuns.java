package dev.muster.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Plays seed after seed, as many at once as there are processors, and keeps what came of them. */
final class SeedRuns {
    private static final int TOLD = 3;

    private final long first;
    private long next;
    private final Map<FaultPlan.Kind, Long> faults = new EnumMap<>(FaultPlan.Kind.class);
    private final List<String> violations = new ArrayList<>();

    private SeedRuns(long first) {
        this.first = first;
        this.next = first;
    }

    static SeedRuns from(long first) {
        return new SeedRuns(first);
    }

    /** Plays so many more; after a few violations no more. */
    void play(long many) throws Exception {
        List<Callable<SimulationRun.Played>> plays = new ArrayList<>();
        for (long end = next + many; next < end; next++) {
            long seed = next;
            plays.add(() -> SimulationRun.play(seed, PlantedBug.NONE));
        }
        // The stage hands over to its actors cheaply only if it is such a thread itself.
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
            for (Future<SimulationRun.Played> play : threads.invokeAll(plays)) {
                see(play.get());
            }
        }
    }

    private void see(SimulationRun.Played played) {
        played.counts().forEach((kind, count) -> faults.merge(kind, (long) count, Long::sum));
        if (played.violation().isPresent() && violations.size() < TOLD) {
            SimulationRun.Played small = SimulationRun.shrink(played, PlantedBug.NONE);
            violations.add("seed %d with %s: %s"
                    .formatted(
                            played.seed(),
                            small.faults(),
                            small.violation().orElseThrow().getMessage()));
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** How often each thing went wrong. */
    Map<FaultPlan.Kind, Long> faults() {
        return Collections.unmodifiableMap(faults);
    }

    String summary() {
        return "%,d seeds from %d on, %,d faults, %d violations%n%s"
                .formatted(
                        next - first,
                        first,
                        faults.values().stream().mapToLong(Long::longValue).sum(),
                        violations.size(),
                        faults.entrySet().stream()
                                .map(entry -> "    %,9d %s".formatted(entry.getValue(), entry.getKey()))
                                .collect(Collectors.joining("\n")));
    }
}
