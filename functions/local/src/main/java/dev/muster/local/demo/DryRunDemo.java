package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** Runs a change of filtered people as a dry run, releases it and undoes it. */
final class DryRunDemo {
    private static final String REQUEST = """
            {"select":{"filter":"first_name eq \\"Maria\\" and country eq \\"USA\\"","organization":"3"},\
            "changes":[{"set":"country","to":"BR"}],"dry_run":true,"note":"every Maria moves to Brazil"}""";

    private final JobWatch watch;
    private final PrintStream out;

    DryRunDemo(ApiClient client, PrintStream out) {
        this.watch = new JobWatch(client);
        this.out = out;
    }

    /** Runs the three jobs. Fails when the totals of the release differ from those of the dry run. */
    void run() {
        JsonNode dryRun = run("dry run", "/v1/jobs", REQUEST);
        JsonNode released = run("release", link(dryRun, "release"), "");
        run("undo", link(released, "undo"), "{\"note\":\"back to where they were\"}");
        requireSameTotals(dryRun, released);
    }

    /** Fails when the totals of the release differ from those of the dry run. */
    static void requireSameTotals(JsonNode dryRun, JsonNode released) {
        if (!released.path("totals").equals(dryRun.path("totals"))) {
            throw new ProductDemo.Failed("the dry run reported " + dryRun.path("totals") + ", but the release reported "
                    + released.path("totals"));
        }
    }

    private JsonNode run(String name, String path, String body) {
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

    private static String link(JsonNode job, String verb) {
        return job.at("/links/" + verb).asText();
    }
}
