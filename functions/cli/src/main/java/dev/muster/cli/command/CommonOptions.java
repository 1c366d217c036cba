package dev.muster.cli.command;

import dev.muster.cli.http.ApiClient;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command: the server, the key and the form of the output. Helps show them last. */
final class CommonOptions {
    /** The option that {@link dev.muster.cli.MusterCli} reads before all others. */
    static final String JSON = "--json";

    @Option(
            names = "--url",
            order = 901,
            paramLabel = "URL",
            description = "The address of the server. Default: MUSTER_URL, else that of the profile.")
    private @Nullable String url;

    @Option(
            names = "--profile",
            order = 902,
            paramLabel = "NAME",
            description = "The profile of config.toml. Default: MUSTER_PROFILE, else its default_profile.")
    private @Nullable String profile;

    @Option(
            names = "--key-file",
            order = 903,
            paramLabel = "FILE",
            description =
                    "A file with the key; - is standard input. Default: MUSTER_API_KEY, else that of the profile.")
    private @Nullable String keyFile;

    @SuppressWarnings("UnusedVariable") // MusterCli reads it before all others.
    @Option(
            names = JSON,
            order = 904,
            description = "Print events: one JSON object a line, the last of type \"result\".")
    private boolean json;

    Connection.Wish wish() {
        return new Connection.Wish(
                Optional.ofNullable(url), Optional.ofNullable(profile), Optional.ofNullable(keyFile));
    }

    Connection connection(Output output) {
        return Connection.find(output.host(), wish());
    }

    static ApiClient client(Connection connection, Output output) {
        return new ApiClient(connection.server(), connection.key(), output::note);
    }
}
