package dev.muster.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Runs a file that matches people by their addresses as a dry run, releases it and undoes it. */
final class FileDemo {
    private final JobWatch watch;
    private final PrintStream out;

    FileDemo(ApiClient client, PrintStream out) {
        this.watch = new JobWatch(client);
        this.out = out;
    }

    /**
     * Gives these people addresses, and changes them by their addresses. Fails when the totals of the release differ from
     * those of the dry run.
     */
    void run(List<String> ids) {
        print("addresses", file("/v1/jobs?note=addresses%20of%201,000%20people", SamplePeople.addresses(ids)));
        JsonNode dryRun = file(
                "/v1/jobs?match=email&dry_run=true&note=spring%20campaign",
                SamplePeople.changes(ids, "do_not_contact"));
        print("dry run", dryRun);
        JsonNode released = follow("release", dryRun, "");
        follow("undo", released, "{\"note\":\"spring campaign, taken back\"}");
        DryRunDemo.requireSameTotals(dryRun, released);
    }

    private JsonNode file(String path, String csv) {
        return watch.runFile(path, "text/csv", csv, _ -> {});
    }

    private JsonNode follow(String verb, JsonNode job, String body) {
        JsonNode ended = watch.run(job.at("/links/" + verb).asText(), body, _ -> {});
        print(verb, ended);
        return ended;
    }

    private void print(String name, JsonNode job) {
        long rows = job.at("/totals/selected").asLong();
        out.printf(
                Locale.ROOT,
                "  %-10srows %,d   changed %,d   unchanged %,d   %.3f write units and %.3f read units a row%n",
                name,
                rows,
                job.at("/totals/changed").asLong(),
                job.at("/totals/unchanged").asLong(),
                job.at("/cost/write_units").asDouble() / rows,
                job.at("/cost/read_units").asDouble() / rows);
    }
}
