package dev.muster.bench.section;

import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.load.EndedRun;
import dev.muster.bench.load.RawFloor;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Section a: people/s from the request to the end of the job, over the rate of the raw store's best conditional write
 * path just before and after. Up to a number of people, jobs are measured with all, half and none of
 * their people changed.
 */
final class ThroughputSection implements BenchSection {
    private static final char LETTER = 'a';
    /** The largest number of people that a floor writes: its rate does not depend on their number. */
    private static final int FLOOR = 4_000;

    /** The largest number of people of which jobs leave a half or all as they are, to bound the time. */
    private static final int SHARED = 10_000;

    /** As {@link #SHARED}, in a run that takes its time for more people than usual. */
    private static final int LONG_SHARED = 50_000;

    @Override
    public void measure(BenchRun run) {
        for (int size : run.options().sizes(1_000, 10_000, 50_000, 200_000)) {
            new Rates(run, size).measure();
        }
    }

    /** The measurements with one number of people. */
    private static final class Rates {
        private final BenchRun run;
        private final int size;
        private final BenchTenant tenant;
        private final RawFloor raw;
        private final Map<String, List<Double>> ratios = new LinkedHashMap<>();
        private final List<Double> floors = new ArrayList<>();
        private double floor;
        private int cities;

        Rates(BenchRun run, int size) {
            this.run = run;
            this.size = size;
            run.progress("a: loading " + BenchRun.people(size));
            this.tenant = run.host().tenant(size);
            // The first jobs compile code and give each register an earlier value.
            run.host().run(tenant.byIds(Math.min(size, FLOOR), city())).with("changed", Math.min(size, FLOOR));
            run.host().run(List.of(tenant.byFilter(SelectionForm.EVERYBODY, city())));
            this.raw = RawFloor.of(run.host(), tenant, FLOOR);
            raw.rate();
        }

        void measure() {
            int rounds = run.options().rounds(size < 10_000 ? 5 : size < 50_000 ? 3 : size == 50_000 ? 2 : 1);
            for (int round = 1; round <= rounds; round++) {
                floor = floorRate();
                for (SelectionForm form : SelectionForm.values()) {
                    run.progress(
                            "a: %s, %s, round %d of %d".formatted(form.text(), BenchRun.people(size), round, rounds));
                    round(form, round == 1 || size < 10_000);
                }
            }
            String at = BenchRun.people(size);
            run.add(new BenchFigure(LETTER, "people/s of the floor", at, "people/s", new SampleSet(floors)));
            ratios.forEach((way, samples) ->
                    run.add(BenchFigure.ratio(LETTER, "people/s over the floor, " + way, at, new SampleSet(samples))));
        }

        private double floorRate() {
            double rate = raw.rate();
            floors.add(rate);
            return rate;
        }

        private void round(SelectionForm form, boolean shares) {
            String city = city();
            measure(form.text() + ", all changed", form.requests(tenant, city), size);
            if (!shares || size > largestShared()) {
                return;
            }
            // The file leaves the odd people as they are, so that the next job finds half of its people unchanged.
            String next = city();
            List<ApiCall> file = List.of(tenant.byFile(size, number -> number % 2 == 0 ? next : city));
            if (form == SelectionForm.FILE) {
                measure(form.text() + ", half unchanged", file, Math.ceilDiv(size, 2));
                measure(form.text() + ", all unchanged", file, 0);
            } else {
                run.host().run(file);
                measure(form.text() + ", half unchanged", form.requests(tenant, next), size / 2);
                measure(form.text() + ", all unchanged", form.requests(tenant, next), 0);
            }
        }

        private int largestShared() {
            return run.options().quick() ? 0 : run.options().largest() > LONG_SHARED ? LONG_SHARED : SHARED;
        }

        private void measure(String name, List<ApiCall> requests, int changed) {
            EndedRun ended = run.host().run(requests).with("changed", changed).with("unchanged", size - changed);
            double after = floorRate();
            double rate = size / ended.seconds();
            ratios.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate / ((floor + after) / 2));
            floor = after;
        }

        /** Returns a value that nobody has yet. */
        private String city() {
            cities++;
            return "City " + cities;
        }
    }
}
