package dev.muster.bench.section;

import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchHost;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.load.EndedRun;
import dev.muster.bench.load.RawFloor;
import dev.muster.bench.load.UsageSample;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Section g: how cost and time a person grow with the size of the job, by filter over a whole tenant, and the rate with
 * tables on disk.
 */
final class CurveSection implements BenchSection {
    private static final char LETTER = 'g';
    private static final int BASE = 10_000;
    private static final int FLOOR = 4_000;
    private static final int SMALL = 50_000;

    @Override
    public void measure(BenchRun run) {
        Map<Integer, Double> rates = new LinkedHashMap<>();
        for (int size : run.options().sizes(1_000, BASE, 50_000, 100_000, 1_000_000)) {
            rates.put(size, new Curve(run, size).measure());
        }
        double base = rates.getOrDefault(BASE, rates.values().iterator().next());
        rates.forEach((size, rate) -> run.add(BenchFigure.ratio(
                LETTER,
                "people/s over the floor, over that at 10,000 people",
                BenchRun.people(size),
                SampleSet.of(rate / base))));
        disk(run);
    }

    /** The jobs of one size. */
    private static final class Curve {
        private final BenchRun run;
        private final int size;
        private final BenchTenant tenant;
        private final RawFloor raw;

        Curve(BenchRun run, int size) {
            this.run = run;
            this.size = size;
            run.progress("g: loading " + BenchRun.people(size));
            this.tenant = run.host().tenant(size);
            this.raw = RawFloor.of(run.host(), tenant, FLOOR);
            raw.rate();
        }

        /** Returns the median of the rates over the floor. */
        double measure() {
            List<Double> ratios = new ArrayList<>();
            int rounds = run.options().rounds(size < SMALL ? 4 : 1);
            for (int round = 1; round <= rounds; round++) {
                run.progress("g: by filter, %s, round %d of %d".formatted(BenchRun.people(size), round, rounds));
                double before = raw.rate();
                UsageSample start = run.host().settled();
                String city = "Borough " + round;
                EndedRun ended = run.host()
                        .run(SelectionForm.FILTER.requests(tenant, city))
                        .with("changed", size);
                UsageSample used = run.host().settled().minus(start);
                ratios.add(size / ended.seconds() / ((before + raw.rate()) / 2));
                if (round == rounds) {
                    cost(new JobUsage(used, size));
                    status(ended.jobs().getFirst().path("id").asText());
                }
            }
            SampleSet samples = new SampleSet(ratios);
            run.add(BenchFigure.ratio(LETTER, "curve of people/s over the floor", BenchRun.people(size), samples));
            return samples.median();
        }

        private void cost(JobUsage usage) {
            String at = BenchRun.people(size);
            run.add(LETTER, "curve of write units a person", at, "units", usage.writeUnits());
            run.add(LETTER, "curve of read units a person", at, "units", usage.readUnits());
            run.add(LETTER, "curve of store calls per 1,000 people", at, "calls", usage.storeCalls());
            run.add(LETTER, "curve of dollars for a million changes", at, "$", usage.dollarsForMillion());
        }

        /** Measures the units of reading the job, without those of the credential and the rate limit. */
        private void status(String job) {
            UsageSample before = run.host().settled();
            run.host().client().send(ApiCall.get("/v1/jobs/" + job, tenant.key()));
            double units = run.host().settled().minus(before).metered().readUnits("JobsTable");
            run.add(LETTER, "read units of the status of a job", BenchRun.people(size), "units", units);
        }
    }

    /** Loads people with a file job into a host in memory and one on disk, in turns. */
    private static void disk(BenchRun run) {
        run.closeHost();
        int size = run.options().size(BASE);
        Path data = run.root().resolve(Path.of("functions", "bench", "target", "bench-data"));
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= run.options().rounds(3); round++) {
            run.progress("g: loading %s in memory and on disk, round %d".formatted(BenchRun.people(size), round));
            double memory = loadRate(BenchHost.start(run.template(), run.log()), size);
            delete(data);
            ratios.add(loadRate(BenchHost.keptIn(data, run.template(), run.log()), size) / memory);
            delete(data);
        }
        run.add(BenchFigure.ratio(
                LETTER,
                "people/s loaded with tables on disk over in memory",
                BenchRun.people(size),
                new SampleSet(ratios)));
    }

    private static double loadRate(BenchHost started, int size) {
        try (BenchHost host = started) {
            BenchTenant tenant = host.emptyTenant(size);
            return size
                    / host.run(List.of(tenant.creation())).with("created", size).seconds();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
