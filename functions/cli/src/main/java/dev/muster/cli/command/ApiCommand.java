package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that talks to the API. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class ApiCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private HelpOption help;

    private final Output output;

    ApiCommand(Output output) {
        this.output = output;
    }

    final Output output() {
        return output;
    }

    final CommonOptions common() {
        return common;
    }

    /** Returns what the command needs before it talks to the server; fails if it cannot be done. */
    void check() {}

    abstract ExitCode run(ApiClient client, Connection connection);

    @Override
    public final Integer call() {
        check();
        Connection connection = common.connection(output);
        return run(CommonOptions.client(connection, output), connection).number();
    }
}
