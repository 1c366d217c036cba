package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobOptions;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class UndoCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job. The undo of an undo is a redo.")
    private String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note that the job keeps.")
    private @Nullable String note;

    @Option(names = "--dry-run", description = "Only look: show what would go back.")
    private boolean dryRun;

    @Mixin
    private ConfirmOptions confirm;

    UndoCommand(Output output) {
        super(output);
    }

    @Override
    void check() {
        if (!dryRun) {
            confirm.confirmation(output()).requireAnswerable();
        }
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        JobOptions options = new JobOptions(confirm.maxAffected(connection), Optional.ofNullable(note));
        ChangeWalk walk =
                new ChangeWalk(client, output(), confirm.confirmation(output()), confirm.limit(), "Take back");
        ApiRequest undo = ApiRequest.post(JobRequests.path(id, "/undo")).withJson(options.members());
        Job preview = walk.preview(
                new JobRequests(client).send(undo.waiting(confirm.limit().seconds())));
        output().print(summary(preview));
        PlainSteps steps = new PlainSteps(client);
        return dryRun ? walk.stop(preview, steps) : walk.run(preview, steps);
    }

    private static String summary(Job preview) {
        return String.format(
                Locale.ROOT,
                "%,d people go back, %,d were changed since and stay.",
                preview.affected(),
                preview.total("superseded"));
    }
}
