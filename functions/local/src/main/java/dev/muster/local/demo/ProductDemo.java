package dev.muster.local.demo;

import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Shows what the product does to somebody who has just cloned it: the sample requests, one job for 10,000 people, and one
 * that is looked at before it is done, and taken back.
 */
public final class ProductDemo {
    private static final int PEOPLE = 10_000;

    private final PrintStream out;
    private final boolean terminal;

    /** It did not go as it should; the message says what, in a line for whoever watches. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String what) {
            super(what);
        }

        Failed(String what, Throwable cause) {
            super(what, cause);
        }
    }

    public ProductDemo(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Runs against the host at that address.
     *
     * @throws Failed if an answer is not what it should be, or does not come
     */
    public void run(URI address) {
        try (ApiClient client = new ApiClient(address)) {
            new SampleRequests(Path.of("events"), client, out).send();
            bigJob(new BulkJobDemo(client));
            out.println("\nAll Marias to Brazil: looked at first, then done, then taken back:");
            new DryRunDemo(client, out).run();
        }
    }

    private void bigJob(BulkJobDemo job) {
        List<String> ids = SamplePeople.ids(PEOPLE);
        out.printf(Locale.ROOT, "%nImporting %,d made-up people:%n", PEOPLE);
        job.load(ids, new ProgressBar(out, terminal, PEOPLE));
        // Three of them exist nowhere, so that the summary has something to say about them.
        List<String> selected = Stream.concat(ids.stream(), Stream.of("nobody-1", "nobody-2", "nobody-3"))
                .toList();
        out.printf(Locale.ROOT, "%nOne job for %,d ids, three of them unknown:%n", selected.size());
        MeteredUsage before = Meter.snapshot();
        BulkJobDemo.Ended ended = job.run(selected, "USA", new ProgressBar(out, terminal, selected.size()));
        JobSummary.of(ended, Meter.snapshot().minus(before)).print(out);
        out.println("\nThe same job again:");
        before = Meter.snapshot();
        ended = job.run(selected, "USA", new ProgressBar(out, terminal, selected.size()));
        JobSummary.of(ended, Meter.snapshot().minus(before)).print(out);
    }
}
