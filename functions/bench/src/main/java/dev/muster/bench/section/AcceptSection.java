package dev.muster.bench.section;

import dev.muster.bench.load.ApiProcess;
import dev.muster.bench.load.BareCalls;
import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchHost;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Section d: the time to accept jobs of many ids or rows, over the bare calls, and the smallest heap that accepts them.
 * No worker runs the jobs. The people do not exist, which acceptance does not look at.
 */
final class AcceptSection implements BenchSection {
    private static final char LETTER = 'd';
    private static final int ROUNDS = 5;
    /** Heaps in MB: one in which the function cannot start, and one that is always enough. */
    private static final int TOO_SMALL = 6;

    private static final int ENOUGH = 262;
    private static final int ATTEMPTS = 3;

    @Override
    public void measure(BenchRun run) {
        run.closeHost();
        try (BenchHost host = BenchHost.withoutWorkers(run.template(), run.log())) {
            new Acceptance(run, host).measure();
        }
    }

    private static final class Acceptance {
        private final BenchRun run;
        private final BenchHost host;
        private final BenchTenant tenant;
        private int cities;

        Acceptance(BenchRun run, BenchHost host) {
            this.run = run;
            this.host = host;
            this.tenant = host.emptyTenant(0);
        }

        void measure() {
            latency("ids", 2, () -> tenant.byIds(2, city()).getFirst());
            List<Integer> sizes = run.options().sizes(1_000, 10_000, 100_000);
            for (int size : sizes) {
                latency("ids", size, () -> tenant.byIds(size, city()).getFirst());
                latency("rows", size, () -> {
                    String city = city();
                    return tenant.byFile(size, _ -> city);
                });
            }
            heaps(sizes);
        }

        private void latency(String what, int size, Supplier<ApiCall> request) {
            String at = BenchRun.people(size);
            run.progress("d: accepting " + what + ", " + at);
            millis(request.get());
            BareCalls bare = BareCalls.of(host, tenant, () -> millis(request.get()));
            bare.millis();
            List<Double> measured = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < run.options().rounds(ROUNDS); round++) {
                double millis = millis(request.get());
                measured.add(millis);
                ratios.add(millis / bare.millis());
            }
            run.add(new BenchFigure(LETTER, "time to accept " + what, at, "ms", new SampleSet(measured)));
            run.add(BenchFigure.ratio(
                    LETTER, "time to accept " + what + " over bare calls", at, new SampleSet(ratios)));
        }

        private double millis(ApiCall request) {
            long start = System.nanoTime();
            host.client().send(request);
            return (System.nanoTime() - start) / 1e6;
        }

        private void heaps(List<Integer> sizes) {
            run.progress("d: the heap of an idle function");
            int idle = heap(ApiCall.get("/health", tenant.key()), 200);
            run.add(LETTER, "heap", "idle", "MB", idle);
            for (int size : sizes) {
                String at = BenchRun.people(size);
                run.progress("d: the heap that accepts " + at);
                int ids = heap(tenant.byIds(size, city()).getFirst(), 202);
                run.add(LETTER, "heap above idle to accept ids", at, "MB", ids - idle);
                String city = city();
                int rows = heap(tenant.byFile(size, _ -> city), 202);
                run.add(LETTER, "heap above idle to accept rows", at, "MB", rows - idle);
            }
        }

        /** Returns the smallest heap in MB in which the function answers the request several times. */
        private int heap(ApiCall request, int status) {
            int small = TOO_SMALL;
            int enough = ENOUGH;
            int step = run.options().quick() ? ENOUGH : 1;
            while (enough - small > step) {
                int heap = (small + enough) / 2;
                if (answers(request, status, heap)) {
                    enough = heap;
                } else {
                    small = heap;
                }
            }
            return enough;
        }

        private boolean answers(ApiCall request, int status, int heap) {
            try (ApiProcess api = host.startApi(heap, run.log())) {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    if (!api.answers(request, status)) {
                        return false;
                    }
                }
                return true;
            }
        }

        /** Returns a value that nobody has yet. */
        private String city() {
            cities++;
            return "Hamlet " + cities;
        }
    }
}
