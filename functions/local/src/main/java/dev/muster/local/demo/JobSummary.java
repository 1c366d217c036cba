package dev.muster.local.demo;

import dev.muster.embedded.meter.MeteredUsage;
import java.io.PrintStream;
import java.util.Locale;

/** The totals, the speed and the cost of a job, for the console. */
record JobSummary(BulkJobDemo.Ended ended, MeteredUsage used) {

    static JobSummary of(BulkJobDemo.Ended ended, MeteredUsage used) {
        return new JobSummary(ended, used);
    }

    void print(PrintStream out) {
        double seconds = ended.elapsed().toMillis() / 1000.0;
        long selected = ended.total("selected");
        out.printf(
                Locale.ROOT,
                "  selected %,d   created %,d   changed %,d   unchanged %,d   not found %,d%n",
                selected,
                ended.total("created"),
                ended.total("changed"),
                ended.total("unchanged"),
                ended.total("not_found"));
        out.printf(Locale.ROOT, "  %.1f s, %,.0f people/s%n", seconds, selected / seconds);
        if (used.allStoreCalls() > 0) {
            printCosts(out, ended.written());
        }
    }

    /**
     * Prints the costs. The calls are unknown when functions run in their own processes, because each process meters only
     * its own.
     */
    private void printCosts(PrintStream out, long changed) {
        if (changed > 0) {
            out.printf(Locale.ROOT, "  %.3f write units per changed person%n", cost("write_units") / changed);
        }
        out.printf(
                Locale.ROOT,
                "  per 1,000 people: %.1f write units, %.1f read units, %.1f store calls, %.1f queue requests%n",
                perThousand(cost("write_units")),
                perThousand(cost("read_units")),
                perThousand((double) used.allStoreCalls()),
                perThousand((double) used.allQueueCalls()));
    }

    /** Returns the units that the job reports. */
    private double cost(String units) {
        return ended.job().at("/cost/" + units).asDouble();
    }

    private double perThousand(double used) {
        return 1000 * used / ended.total("selected");
    }
}
