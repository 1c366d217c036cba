package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.WaitLimit;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Confirmation;
import dev.muster.cli.terminal.Output;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that change people. */
final class ConfirmOptions {
    @Option(
            names = {"-y", "--yes"},
            description = "Change them without a question.")
    private boolean yes;

    @Option(names = "--no-input", description = "Never ask; what needs an answer is an error.")
    private boolean noInput;

    @Option(
            names = "--max-affected",
            paramLabel = "N",
            description = "Change nobody if more people are selected. Default: max_affected of the profile.")
    private @Nullable Long maxAffected;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "Wait this long for the job, then exit with 5. Default: until it has ended.")
    private @Nullable Long wait;

    Confirmation confirmation(Output output) {
        return new Confirmation(output, yes, noInput);
    }

    /** Returns a walk whose question begins with the verb. */
    ChangeWalk walk(ApiClient client, Output output, String verb) {
        return new ChangeWalk(client, output, confirmation(output), limit(), verb);
    }

    OptionalLong maxAffected(Connection connection) {
        if (maxAffected != null && maxAffected < 0) {
            throw CliFailure.usage("--max-affected must be 0 or more, not " + maxAffected, "");
        }
        return maxAffected == null ? connection.maxAffected() : OptionalLong.of(maxAffected);
    }

    WaitLimit limit() {
        return limit(Optional.ofNullable(wait));
    }

    static WaitLimit limit(Optional<Long> seconds) {
        seconds.filter(number -> number < 0).ifPresent(number -> {
            throw CliFailure.usage("--wait must be 0 or more seconds, not " + number, "");
        });
        return new WaitLimit(seconds.map(Duration::ofSeconds));
    }
}
