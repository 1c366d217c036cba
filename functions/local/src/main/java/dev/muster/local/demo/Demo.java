package dev.muster.local.demo;

import dev.muster.aws.meter.Meter;
import dev.muster.aws.meter.Usage;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows what the product does to somebody who has just cloned it: the sample requests, then one job for 10,000 people. */
public final class Demo {
    private static final int PEOPLE = 10_000;
    private static final Path EVENTS = Path.of("events", "api");
    private static final List<String> SAMPLES =
            List.of("health", "import-people", "get-person", "submit-job", "get-job", "get-results", "list-jobs");

    private final PrintStream out;
    private final boolean terminal;

    public Demo(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Runs against the host at that address; throws when an answer is not what it should be. */
    public void run(URI address) {
        try (Client client = new Client(address)) {
            out.println("\nThe sample requests of events/api:");
            samples(client);
            bigJob(new BigJob(client));
        }
    }

    private void samples(Client client) {
        LastJob lastJob = LastJob.NONE;
        for (String name : SAMPLES) {
            Sample sample = Sample.read(EVENTS.resolve(name + ".json"));
            String path = lastJob.inPlaceOfTheSample(sample.path());
            HttpResponse<String> answer = client.send(sample.method(), path, sample.headers(), sample.body());
            if (name.equals("submit-job")) {
                lastJob = new LastJob(Json.read(answer).path("id").asText());
            }
            out.printf(Locale.ROOT, "  %d  %-5s%s%n", answer.statusCode(), sample.method(), path);
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(name + " was refused: " + answer.body());
            }
        }
    }

    private void bigJob(BigJob job) {
        List<String> ids = MadeUpPeople.ids(PEOPLE);
        out.printf(Locale.ROOT, "%nImporting %,d made-up people:%n", PEOPLE);
        job.load(ids, new Progress(out, terminal, PEOPLE));
        // Three of them exist nowhere, so that the summary has something to say about them.
        List<String> selected = Stream.concat(ids.stream(), Stream.of("nobody-1", "nobody-2", "nobody-3"))
                .toList();
        out.printf(Locale.ROOT, "%nOne job for %,d ids, three of them unknown:%n", selected.size());
        Usage before = Meter.snapshot();
        BigJob.Ended ended = job.run(selected, "USA", new Progress(out, terminal, selected.size()));
        Summary.of(ended, Meter.snapshot().minus(before)).print(out);
        out.println("\nThe same job again:");
        before = Meter.snapshot();
        ended = job.run(selected, "USA", new Progress(out, terminal, selected.size()));
        Summary.of(ended, Meter.snapshot().minus(before)).print(out);
    }

    /** The samples name a job that stands for the one that was submitted before them. */
    private record LastJob(String id) {
        static final LastJob NONE = new LastJob("01K00000000000000000000000");

        String inPlaceOfTheSample(String path) {
            return path.replace(NONE.id, id);
        }
    }
}
