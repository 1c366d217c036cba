package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobLines;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.job.JobWatch;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster job}: shows one job. */
@Command(
        name = "job",
        description = "Show a job with its totals. With --watch, follow it until it has ended.",
        footer = {
            "  muster job 01K00000000000000000000000",
            "  muster job 01K00000000000000000000000 --watch",
            "  muster job 01K00000000000000000000000 --watch --wait 60 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class JobCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job.")
    private String id;

    @Option(names = "--watch", description = "Follow it until it has ended; the exit code tells of its end.")
    private boolean watch;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "With --watch: follow it this long, then exit with 5.")
    private @Nullable Long wait;

    JobCommand(Output output) {
        super(output);
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        Job job = new JobRequests(client).read(id);
        if (watch) {
            JobWatch follower = new JobWatch(client, output(), ConfirmOptions.limit(Optional.ofNullable(wait)));
            job = follower.follow(job, "Running", JobCommand::waits);
        }
        output().event("job", JsonObject.empty().with("document", job.document()));
        output().print(JobLines.details(job));
        return output().finish(watch ? code(job) : ExitCode.DONE, job.fields());
    }

    /** A held job waits for its release, so following it further would not end. */
    private static boolean waits(Job job) {
        return job.hasEnded() || job.state().equals("held");
    }

    private static ExitCode code(Job job) {
        return job.state().equals("held") ? ExitCode.DONE : job.code();
    }
}
