package dev.muster.bench.section;

import dev.muster.bench.load.BareCalls;
import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Section c: the time until a small request is answered, over the time of the same store and queue calls made bare, one
 * after another. Request and bare calls take turns.
 */
final class LatencySection implements BenchSection {
    private static final char LETTER = 'c';
    private static final int SAMPLES = 100;
    private static final int LEAST_SAMPLES = 8;
    /** The time for the samples of one figure, so that slow requests have fewer of them. */
    private static final double SECONDS = 5;

    private static final int WARM_UPS = 10;

    @Override
    public void measure(BenchRun run) {
        Latencies latencies = new Latencies(run);
        latencies.singleRequests();
        for (int people : run.options().quick() ? List.of(2) : List.of(1, 2, 100)) {
            latencies.jobs(people);
        }
    }

    private static final class Latencies {
        private final BenchRun run;
        private int cities;

        Latencies(BenchRun run) {
            this.run = run;
        }

        private BenchTenant tenant(int people) {
            return run.host().tenant(run.options().size(people));
        }

        void singleRequests() {
            BenchTenant tenant = tenant(1_000);
            String person = "/v1/people/" + BenchTenant.id(0);
            measure("GET of a person", "1 person", tenant, () -> ApiCall.get(person, tenant.key()));
            measure(
                    "PATCH of a person",
                    "1 person",
                    tenant,
                    () -> ApiCall.json(
                            "PATCH",
                            person,
                            tenant.key(),
                            "{\"changes\":[{\"set\":\"city\",\"to\":\"" + city() + "\"}]}"));
        }

        void jobs(int people) {
            BenchTenant tenant = tenant(1_000);
            String at = people == 1 ? "1 person" : BenchRun.people(people);
            Supplier<ApiCall> byIds = () -> waiting(tenant.byIds(people, city()).getFirst());
            measure("a waited-for job by ids", at, tenant, byIds);
            for (int size : run.options().sizes(100, 1_000, 10_000)) {
                filterJob(people, size, byIds);
            }
        }

        private void filterJob(int people, int size, Supplier<ApiCall> byIds) {
            BenchTenant tenant = run.host().tenant(size);
            String at = "%d of %s".formatted(people, BenchRun.people(size));
            Supplier<ApiCall> byFilter = () -> waiting(tenant.byFilter("number lt " + people, city()));
            measure("a waited-for job by filter", at, tenant, byFilter);
            run.progress("c: a filter job over one by ids, " + at);
            List<Double> ratios = pairs(() -> millis(byFilter.get()), () -> millis(byIds.get())).stream()
                    .map(Pair::ratio)
                    .toList();
            run.add(BenchFigure.ratio(
                    LETTER, "answer to a filter job over one by ids, p50", at, new SampleSet(ratios)));
        }

        private static ApiCall waiting(ApiCall job) {
            Map<String, String> headers = new HashMap<>(job.headers());
            headers.put("Prefer", "wait=15");
            return new ApiCall(job.method(), job.path(), job.key(), headers, job.body());
        }

        private void measure(String what, String at, BenchTenant tenant, Supplier<ApiCall> request) {
            run.progress("c: " + what + ", " + at);
            for (int n = 0; n < run.options().rounds(WARM_UPS); n++) {
                millis(request.get());
            }
            run.host().settled();
            BareCalls bare = BareCalls.of(run.host(), tenant, () -> millis(request.get()));
            bare.millis();
            List<Pair> pairs = pairs(() -> millis(request.get()), bare::millis);
            add(what, at, pairs);
            run.add(LETTER, "calls for the answer to " + what, at, "calls", bare.count());
        }

        private double millis(ApiCall request) {
            long start = System.nanoTime();
            run.host().client().send(request);
            return (System.nanoTime() - start) / 1e6;
        }

        private record Pair(double measured, double floor) {
            double ratio() {
                return measured / floor;
            }
        }

        private List<Pair> pairs(Supplier<Double> measured, Supplier<Double> floor) {
            List<Pair> pairs = new ArrayList<>();
            long start = System.nanoTime();
            while (pairs.size() < run.options().rounds(LEAST_SAMPLES)
                    || (!run.options().quick()
                            && pairs.size() < SAMPLES
                            && System.nanoTime() - start < SECONDS * 1e9)) {
                pairs.add(new Pair(measured.get(), floor.get()));
            }
            return pairs;
        }

        private void add(String what, String at, List<Pair> pairs) {
            SampleSet measured =
                    new SampleSet(pairs.stream().map(Pair::measured).toList());
            SampleSet floor = new SampleSet(pairs.stream().map(Pair::floor).toList());
            SampleSet ratios = new SampleSet(pairs.stream().map(Pair::ratio).toList());
            run.add(new BenchFigure(LETTER, "answer to " + what, at, "ms", measured));
            run.add(BenchFigure.ratio(LETTER, "answer to " + what + " over bare calls, p50", at, ratios));
            run.add(BenchFigure.ratio(
                    LETTER,
                    "answer to " + what + " over bare calls, p99",
                    at,
                    SampleSet.of(measured.percentile(0.99) / floor.percentile(0.99))));
        }

        /** Returns a value that nobody has yet. */
        private String city() {
            cities++;
            return "Village " + cities;
        }
    }
}
