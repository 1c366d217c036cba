package dev.muster.local.demo;

import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The demo for a new user: the sample requests, one job for 10,000 people, and a dry run with its release and undo. */
public final class ProductDemo {
    private static final int PEOPLE = 10_000;
    private static final int FILE_ROWS = 1_000;

    private final PrintStream out;
    private final boolean terminal;

    /** Signals an unexpected response. The message is one line for the console. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public ProductDemo(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Runs the demo against the host at this address.
     *
     * @throws Failed if a response is missing or not the expected one
     */
    public void run(URI address) {
        try (ApiClient client = new ApiClient(address)) {
            new SampleRequests(Path.of("events"), client, out).send();
            bulkJob(new BulkJobDemo(client));
            out.println(
                    "\nA file with a row for each of 1,000 people, matched by e-mail: look first, then run exactly that, then undo:");
            new FileDemo(client, out).run(SamplePeople.ids(FILE_ROWS));
            out.println("\nDry run, release and undo of one job:");
            new DryRunDemo(client, out).run();
        }
    }

    private void bulkJob(BulkJobDemo job) {
        List<String> ids = SamplePeople.ids(PEOPLE);
        out.printf(Locale.ROOT, "%nLoading %,d sample people with one file:%n", PEOPLE);
        MeteredUsage before = Meter.snapshot();
        BulkJobDemo.Ended loaded = job.load(ids, new ProgressBar(out, terminal, PEOPLE));
        JobSummary.of(loaded, Meter.snapshot().minus(before)).print(out);
        // Three unknown ids, so that the summary has an exception to report.
        List<String> selected = Stream.concat(ids.stream(), Stream.of("unknown-1", "unknown-2", "unknown-3"))
                .toList();
        out.printf(Locale.ROOT, "%nOne job for %,d ids, 3 of them unknown:%n", selected.size());
        before = Meter.snapshot();
        BulkJobDemo.Ended ended =
                job.run(selected, "USA", "everybody moves to the USA", new ProgressBar(out, terminal, selected.size()));
        JobSummary.of(ended, Meter.snapshot().minus(before)).print(out);
        out.println("\nThe same job again:");
        before = Meter.snapshot();
        ended = job.run(
                selected, "USA", "the same again: costs no write", new ProgressBar(out, terminal, selected.size()));
        JobSummary.of(ended, Meter.snapshot().minus(before)).print(out);
    }
}
