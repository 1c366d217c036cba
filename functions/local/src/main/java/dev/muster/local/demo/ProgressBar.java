package dev.muster.local.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a job is: a bar that redraws itself on a terminal, plain lines at every tenth otherwise. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean terminal;
    private final long of;
    private long tenthShown = -1;

    ProgressBar(PrintStream out, boolean terminal, long of) {
        this.out = out;
        this.terminal = terminal;
        this.of = of;
    }

    void show(long done) {
        if (terminal) {
            int filled = (int) (WIDTH * done / Math.max(1, of));
            out.printf(Locale.ROOT, "\r  [%s%s] %,d of %,d", "#".repeat(filled), ".".repeat(WIDTH - filled), done, of);
        } else if (10 * done / Math.max(1, of) > tenthShown) {
            tenthShown = 10 * done / Math.max(1, of);
            out.printf(Locale.ROOT, "  %,d of %,d%n", done, of);
        }
        out.flush();
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }
}
