package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiFailure;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ServerAddress;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonNull;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.ConfigFile;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.profile.KeySource;
import dev.muster.cli.profile.Profile;
import dev.muster.cli.terminal.Output;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code muster login}: checks a key and stores it with its server in a profile. */
@Command(
        name = "login",
        description = "Check a key, and store it with its server in a profile of config.toml (mode 600).",
        footer = {
            "  muster login --url https://muster.example.org",
            "  muster login --url http://127.0.0.1:3000 --profile local --key-file key.txt",
            "  pass show muster | muster login --url https://muster.example.org --key-file -"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class LoginCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--no-input", description = "Never ask for the key.")
    private boolean noInput;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private HelpOption help;

    private final Output output;

    LoginCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Connection.Wish wish = common.wish();
        ConfigFile file = ConfigFile.of(output.host());
        String name = wish.profile()
                .or(() -> output.host().variable("MUSTER_PROFILE"))
                .orElseGet(file::defaultProfile);
        ServerAddress server = ServerAddress.parse(url(wish, file.profile(name)));
        String key = key(wish);
        JsonValue caller = check(new ApiClient(server, key, output::note));
        file.store(name, server.base().toString(), key);
        output.print(
                "The key is good: " + who(caller) + ". Stored in the profile \"" + name + "\" of " + file.path() + ".");
        return output.finish(
                        ExitCode.DONE,
                        JsonObject.empty()
                                .with("profile", name)
                                .with("url", server.base().toString())
                                .with("caller", caller))
                .number();
    }

    private String url(Connection.Wish wish, Profile profile) {
        return wish.url()
                .or(() -> output.host().variable("MUSTER_URL"))
                .or(profile::url)
                .orElseThrow(
                        () -> CliFailure.usage("there is no server to log in to", "Give --url or set MUSTER_URL."));
    }

    private String key(Connection.Wish wish) {
        return wish.keyFile()
                .map(name -> KeySource.read(output.host(), name))
                .or(() -> output.host().variable("MUSTER_API_KEY"))
                .orElseGet(() -> KeySource.ask(output.host(), noInput));
    }

    /** Returns who the key belongs to. A server that does not say so still accepts or rejects the key. */
    private static JsonValue check(ApiClient client) {
        try {
            return client.send(ApiRequest.get("/v1/caller")).json();
        } catch (ApiFailure failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            client.send(ApiRequest.get("/v1/jobs?limit=1"));
            return JsonNull.NULL;
        }
    }

    private static String who(JsonValue caller) {
        return Optional.of(caller)
                .filter(known -> !known.isNull())
                .map(known -> "person " + known.at("person").text() + " of tenant "
                        + known.at("tenant").text())
                .orElse("the server accepts it");
    }
}
