package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.job.JobWatch;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.TextTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster cancel}: stops a job. It changes nobody, so it does not ask. */
@Command(
        name = "cancel",
        description = "Stop a job. What has begun is finished, the other people are skipped.",
        footer = {"  muster cancel 01K00000000000000000000000"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CancelCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job.")
    private String id;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "Wait this long for its end, then exit with 5.")
    private @Nullable Long wait;

    CancelCommand(Output output) {
        super(output);
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        Job cancelling = new JobRequests(client).act(id, "cancel", JsonObject.empty());
        JobWatch watch = new JobWatch(client, output(), ConfirmOptions.limit(Optional.ofNullable(wait)));
        Job job = JobWatch.requireEnded(
                watch.follow(cancelling, "Cancelling"), "Follow it: muster job " + cancelling.id() + " --watch");
        output().event("job", job.fields());
        output().print("Job " + job.id() + " (" + job.state() + "):");
        output().print(new TextTable(job.counts()).lines());
        return output().finish(job.state().equals("cancelled") ? ExitCode.DONE : job.code(), job.fields());
    }
}
