package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.file.CsvPages;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.job.ResultPages;
import dev.muster.cli.job.ResultText;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster results}: shows the outcome of each person of a job. */
@Command(
        name = "results",
        description = "Show what came of each person of a job.",
        footer = {
            "  muster results 01K00000000000000000000000",
            "  muster results 01K00000000000000000000000 --outcome refused,not_found,failed --csv > mend.csv",
            "  muster results 01K00000000000000000000000 --outcome changed --limit 10 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ResultsCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job.")
    private String id;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Only these outcomes, such as refused,failed.")
    private List<String> outcomes = new ArrayList<>();

    @Option(names = "--csv", description = "Print CSV; of a file with its own columns, to be mended and sent again.")
    private boolean csv;

    @Option(names = "--limit", paramLabel = "N", description = "Most lines. Default: all.")
    private @Nullable Long limit;

    private long shown;

    ResultsCommand(Output output) {
        super(output);
    }

    private long most() {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    @Override
    void check() {
        if (most() < 1) {
            throw CliFailure.usage("--limit must be 1 or more, not " + limit, "");
        }
        JobRequests.path(id, "");
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        ResultPages pages = new ResultPages(client, id, outcomes);
        if (csv) {
            printCsv(pages);
        } else {
            pages.forEach(most(), this::show);
        }
        return output().finish(ExitCode.DONE, JsonObject.empty().with("job", id).with("lines", shown));
    }

    private void printCsv(ResultPages pages) {
        CsvPages table = new CsvPages();
        pages.csv(most(), page -> {
            table.add(page);
            return table.size() < most();
        });
        shown = table.size();
        output().printData(table.text(), "csv");
    }

    private boolean show(JsonValue line) {
        shown++;
        output().event("person", line instanceof JsonObject object ? object : JsonObject.empty());
        output().printCells(List.of(
                ResultText.who(line),
                line.at("outcome").text(),
                line.at("reason").text(),
                String.join("; ", ResultText.changes(line))));
        return shown < most();
    }
}
