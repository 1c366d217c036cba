package dev.muster.local.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Shows the progress total a job: on a terminal a bar that redraws itself, elsewhere a line for each tenth. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private long tenthShown = -1;

    ProgressBar(PrintStream out, boolean terminal, long total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    void show(long done) {
        if (terminal) {
            int filled = (int) (WIDTH * done / Math.max(1, total));
            out.printf(
                    Locale.ROOT, "\r  [%s%s] %,d of %,d", "#".repeat(filled), ".".repeat(WIDTH - filled), done, total);
        } else if (10 * done / Math.max(1, total) > tenthShown) {
            tenthShown = 10 * done / Math.max(1, total);
            out.printf(Locale.ROOT, "  %,d of %,d%n", done, total);
        }
        out.flush();
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
