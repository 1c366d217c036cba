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
        long changed = ended.total("changed");
        out.printf(
                Locale.ROOT,
                "  selected %,d   changed %,d   unchanged %,d   not found %,d%n",
                selected,
                changed,
                ended.total("unchanged"),
                ended.total("not_found"));
        out.printf(Locale.ROOT, "  %.1f s, %,.0f people/s%n", seconds, selected / seconds);
        if (used.allStoreCalls() > 0) {
            printCosts(out, changed);
        }
    }

    /**
     * Prints the costs. They are unknown when functions run in their own processes, because each process meters only
     * its own calls.
     */
    private void printCosts(PrintStream out, long changed) {
        if (changed > 0) {
            out.printf(Locale.ROOT, "  %.3f write units per changed person%n", used.allWriteUnits() / (double) changed);
        }
        out.printf(
                Locale.ROOT,
                "  per 1,000 people: %.1f write units, %.1f read units, %.1f store calls, %.1f queue requests%n",
                perThousand((double) used.allWriteUnits()),
                perThousand(used.allReadUnits()),
                perThousand((double) used.allStoreCalls()),
                perThousand((double) used.allQueueCalls()));
    }

    private double perThousand(double used) {
        return 1000 * used / ended.total("selected");
    }
}
