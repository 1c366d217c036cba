package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.TextTable;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that lets an existing job change people: it shows the job, asks for the number, and follows the run. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class ActionCommand extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "The id of the job.")
    private String id;

    @Mixin
    private ConfirmOptions confirm;

    ActionCommand(Output output) {
        super(output);
    }

    /** Returns the verb of the API. */
    abstract String verb();

    /** Returns how many people the action may change. */
    abstract long people(Job job);

    /** Returns the question, without its number. */
    abstract String question();

    @Override
    final void check() {
        confirm.confirmation(output()).requireAnswerable();
    }

    @Override
    final ExitCode run(ApiClient client, Connection connection) {
        JobRequests requests = new JobRequests(client);
        Job job = requests.read(id);
        long people = people(job);
        output().event("job", job.fields());
        output().print("Job " + job.id() + " (" + job.state() + "):");
        output().print(new TextTable(job.counts()).lines());
        requireFew(people, confirm.maxAffected(connection).orElse(Long.MAX_VALUE));
        confirm.confirmation(output()).ask(String.format(Locale.ROOT, question(), people), people);
        ChangeWalk walk = confirm.walk(client, output(), "");
        return walk.follow(requests.act(id, verb(), JsonObject.empty()), new PlainSteps(client));
    }

    private static void requireFew(long people, long most) {
        if (people > most) {
            throw new CliFailure(
                    ExitCode.GUARDED,
                    String.format(
                            Locale.ROOT,
                            "%,d people, more than max_affected allows (%,d); nobody was changed",
                            people,
                            most),
                    "If so many are meant, raise --max-affected.");
        }
    }
}
