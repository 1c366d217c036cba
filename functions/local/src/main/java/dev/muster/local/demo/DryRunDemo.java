package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** A change of all whom a filter finds: looked at first, then made, then taken back. */
final class DryRunDemo {
    private static final String REQUEST = """
            {"select":{"filter":"first_name eq \\"Maria\\" and country eq \\"USA\\"","organization":"3"},\
            "changes":[{"set":"country","to":"BR"}],"dry_run":true}""";

    private final JobWatch watch;
    private final PrintStream out;

    DryRunDemo(ApiClient client, PrintStream out) {
        this.watch = new JobWatch(client);
        this.out = out;
    }

    /** Fails when the release does not keep what the dry run promised. */
    void run() {
        JsonNode rehearsed = step("dry run", "/v1/jobs", REQUEST);
        JsonNode released = step("release", verb(rehearsed, "release"), "");
        step("undo", verb(released, "undo"), "");
        if (!released.path("totals").equals(rehearsed.path("totals"))) {
            throw new ProductDemo.Failed("the dry run promised " + rehearsed.path("totals") + ", the release came to "
                    + released.path("totals"));
        }
    }

    private JsonNode step(String name, String path, String body) {
        JsonNode job = watch.run(path, body, _ -> {});
        out.printf(
                Locale.ROOT,
                "  %-9sselected %,d   changed %,d   unchanged %,d%n",
                name,
                job.at("/totals/selected").asLong(),
                job.at("/totals/changed").asLong(),
                job.at("/totals/unchanged").asLong());
        return job;
    }

    private static String verb(JsonNode job, String verb) {
        return job.at("/links/" + verb).asText();
    }
}
