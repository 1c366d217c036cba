package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster undo}: takes a job back. */
@Command(
        name = "undo",
        description = "Take a job back: every value that it wrote and that is still there gets the value before.",
        footer = {
            "  muster undo 01K00000000000000000000000 --dry-run",
            "  muster undo 01K00000000000000000000000",
            "  muster undo 01K00000000000000000000000 --yes --note \"wrong list\""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class UndoCommand extends PreviewedCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job. The undo of an undo is a redo.")
    private String id;

    @Option(names = "--dry-run", description = "Only look: show what would go back.")
    private boolean dryRun;

    UndoCommand(Output output) {
        super(output);
    }

    @Override
    boolean endsAfterPreview() {
        return dryRun;
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        ChangeWalk walk = walk(client, "Take back");
        ApiRequest undo = ApiRequest.post(JobRequests.path(id, "/undo"))
                .withJson(jobOptions(connection).members());
        Job preview = preview(client, walk, undo);
        output().print(summary(preview));
        return finish(client, walk, preview);
    }

    private static String summary(Job preview) {
        return String.format(
                Locale.ROOT,
                "%,d people go back, %,d were changed since and stay.",
                preview.affected(),
                preview.total("superseded"));
    }
}
