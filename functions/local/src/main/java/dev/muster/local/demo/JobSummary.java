package dev.muster.local.demo;

import dev.muster.embedded.meter.MeteredUsage;
import java.io.PrintStream;
import java.util.Locale;

/** What a job came to, and what it cost. */
record JobSummary(BulkJobDemo.Ended ended, MeteredUsage used) {

    static JobSummary of(BulkJobDemo.Ended ended, MeteredUsage used) {
        return new JobSummary(ended, used);
    }

    void print(PrintStream out) {
        double seconds = ended.took().toMillis() / 1000.0;
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

    /** Nothing is known of them when functions run in processes of their own: each meters what itself calls. */
    private void printCosts(PrintStream out, long changed) {
        if (changed > 0) {
            out.printf(Locale.ROOT, "  %.3f write units a changed person%n", used.allWriteUnits() / (double) changed);
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
