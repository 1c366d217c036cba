package dev.muster.cli.terminal;

import dev.muster.cli.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.util.Locale;

/** The progress of a job: a bar that redraws itself on a terminal, else a line for each tenth. */
public final class ProgressBar {
    private static final int WIDTH = 40;

    private final Output output;
    private final PrintStream err;
    private final String label;
    private long shown = -1;
    private boolean drawn;

    /** Creates a bar; nothing is shown yet. */
    public ProgressBar(Output output, String label) {
        this.output = output;
        this.err = output.host().err();
        this.label = label;
    }

    /** Shows how much of the whole is done; the fields name the job. */
    public void show(long done, long whole, JsonObject fields) {
        long step = output.host().canRedraw() ? done : 10 * done / Math.max(1, whole);
        if (step == shown || whole <= 0) {
            return;
        }
        shown = step;
        output.event("progress", fields.with("done", done).with("of", whole));
        if (output.host().canRedraw()) {
            draw(done, whole);
        } else {
            output.note(String.format(Locale.ROOT, "%s %,d of %,d", label, done, whole));
        }
    }

    private void draw(long done, long whole) {
        int filled = (int) (WIDTH * Math.min(done, whole) / whole);
        err.printf(
                Locale.ROOT,
                "\r%s [%s%s] %,d of %,d",
                label,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                whole);
        err.flush();
        drawn = true;
    }

    /** Ends the line of the bar. */
    public void end() {
        if (drawn) {
            err.println();
            err.flush();
            drawn = false;
        }
    }
}
