package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code muster change}: makes one change to the people of a list or of a filter. */
@Command(
        name = "change",
        description = "Make one change to many people, named by a list of ids or by a filter.",
        footer = {
            "  muster change --filter 'country eq \"USA\"' --organization 3 --set followup_status=contacted",
            "  muster change --ids ids.txt --set country=US --set score:number=7 --clear notes",
            "  muster people --filter 'city eq \"Cebu\"' --ids | muster change --ids - --set country=PH --yes",
            "  muster change --ids ids.txt --organization 3 --assign 12 --add-to labels=5",
            "  muster change --ids ids.txt --delete --dry-run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ChangeCommand extends PreviewedCommand {
    @Option(names = "--ids", paramLabel = "FILE", description = "A file with ids, one a line; - is standard input.")
    private @Nullable String ids;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "The people that match, such as 'country eq \"US\"'.")
    private @Nullable String filter;

    @Option(
            names = "--organization",
            paramLabel = "ID",
            description = "The organization of the filter and of the changes that need one.")
    private @Nullable String organization;

    @Mixin
    private ChangeOptions changes;

    @Option(names = "--dry-run", description = "Only look: show what would change.")
    private boolean dryRun;

    ChangeCommand(Output output) {
        super(output);
    }

    @Override
    boolean endsAfterPreview() {
        return dryRun;
    }

    @Override
    void check() {
        if ((ids == null) == (filter == null)) {
            throw CliFailure.usage("name the people by one of --ids and --filter", "See muster change --help.");
        }
        super.check();
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        JsonObject body = JsonObject.empty()
                .with("select", selection())
                .with("changes", changes.read(Optional.ofNullable(organization)))
                .withAll(jobOptions(connection).members());
        ChangeWalk walk = walk(client, "Change");
        Job preview = preview(client, walk, ApiRequest.post("/v1/jobs").withJson(body));
        return finish(client, walk, preview);
    }

    private JsonValue selection() {
        if (ids != null) {
            return JsonObject.empty().with("ids", IdList.read(output().host(), ids));
        }
        JsonObject select =
                JsonObject.empty().with("filter", Optional.ofNullable(filter).orElse(""));
        return organization == null ? select : select.with("organization", organization);
    }
}
