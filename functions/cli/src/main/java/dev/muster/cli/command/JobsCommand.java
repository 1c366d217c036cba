package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ApiResponse;
import dev.muster.cli.job.JobLines;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code muster jobs}: lists the jobs. */
@Command(
        name = "jobs",
        description = "List the jobs, newest first.",
        footer = {"  muster jobs", "  muster jobs --limit 100 --json"})
final class JobsCommand extends ApiCommand {
    private static final int PAGE = 100;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most jobs. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--ids", description = "Print the ids only, one a line.")
    private boolean ids;

    JobsCommand(Output output) {
        super(output);
    }

    @Override
    void check() {
        if (limit < 1) {
            throw CliFailure.usage("--limit must be 1 or more, not " + limit, "");
        }
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        List<JsonValue> jobs = read(client);
        List<List<String>> rows = new ArrayList<>(List.of(JobLines.HEADINGS));
        for (JsonValue job : jobs) {
            output().event("job", JsonObject.empty().with("document", job));
            rows.add(JobLines.row(job));
        }
        if (ids) {
            jobs.forEach(job -> output().print(job.at("id").text()));
        } else {
            output().print(jobs.isEmpty() ? List.of("There are no jobs yet.") : new TextTable(rows).lines());
        }
        return output().finish(ExitCode.DONE, JsonObject.empty().with("jobs", jobs.size()));
    }

    private List<JsonValue> read(ApiClient client) {
        List<JsonValue> jobs = new ArrayList<>();
        Optional<String> next =
                Optional.of(ApiRequest.path("/v1/jobs", Map.of("limit", Integer.toString(Math.min(limit, PAGE)))));
        while (next.isPresent() && jobs.size() < limit) {
            ApiResponse page = client.send(ApiRequest.get(next.get()));
            jobs.addAll(page.json().at("jobs").elements());
            next = page.next();
        }
        return jobs.subList(0, Math.min(limit, jobs.size()));
    }
}
