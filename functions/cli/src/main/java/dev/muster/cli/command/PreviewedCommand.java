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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that makes a job: it sends a dry run, shows it, asks for the number of people, and releases it. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class PreviewedCommand extends ApiCommand {
    @Option(names = "--note", paramLabel = "TEXT", description = "A note that the job keeps.")
    private @Nullable String note;

    @Mixin
    private ConfirmOptions confirm;

    PreviewedCommand(Output output) {
        super(output);
    }

    /** Returns whether the command ends after the preview. */
    abstract boolean endsAfterPreview();

    /** Fails if the command needs an answer and cannot ask. */
    @Override
    void check() {
        if (!endsAfterPreview()) {
            confirm.confirmation(output()).requireAnswerable();
        }
    }

    /** Returns a walk whose question begins with the verb. */
    final ChangeWalk walk(ApiClient client, String verb) {
        return confirm.walk(client, output(), verb);
    }

    final JobOptions jobOptions(Connection connection) {
        return new JobOptions(confirm.maxAffected(connection), Optional.ofNullable(note));
    }

    /** Sends the request of a dry run and returns the job when it has ended. */
    final Job preview(ApiClient client, ChangeWalk walk, ApiRequest request) {
        return walk.preview(
                new JobRequests(client).send(request.waiting(confirm.limit().seconds())));
    }

    /** Runs the job of the preview, unless the command ends after it. */
    final ExitCode finish(ApiClient client, ChangeWalk walk, Job preview) {
        PlainSteps steps = new PlainSteps(client);
        return endsAfterPreview() ? walk.stop(preview, steps) : walk.run(preview, steps);
    }
}
