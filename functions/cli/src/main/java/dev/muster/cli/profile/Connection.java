package dev.muster.cli.profile;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ServerAddress;
import dev.muster.cli.terminal.CliHost;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The server and key of a command.
 *
 * @param maxAffected the most people that the profile lets a command change
 */
public record Connection(ServerAddress server, String key, OptionalLong maxAffected) {

    /** Where a command says that its server and key are: options that may be missing. */
    public record Wish(Optional<String> url, Optional<String> profile, Optional<String> keyFile) {}

    /**
     * Finds server and key: first the options of the command, then the named profile, then the environment, then the
     * default profile.
     *
     * @throws CliFailure if there is no server or no key
     */
    public static Connection find(CliHost host, Wish wish) {
        ConfigFile file = ConfigFile.of(host);
        wish.profile().filter(name -> !file.has(name)).ifPresent(name -> {
            throw CliFailure.usage(
                    "there is no profile \"" + name + "\" in " + file.path(),
                    "Make it: muster login --profile " + name);
        });
        Profile profile = file.profile(
                wish.profile().or(() -> host.variable("MUSTER_PROFILE")).orElseGet(file::defaultProfile));
        ServerAddress server = ServerAddress.parse(url(host, wish, profile));
        return new Connection(server, key(host, wish, profile, server), profile.maxAffected());
    }

    private static String url(CliHost host, Wish wish, Profile profile) {
        Optional<String> ofProfile = wish.profile().flatMap(_ -> profile.url());
        return wish.url()
                .or(() -> ofProfile)
                .or(() -> host.variable("MUSTER_URL"))
                .or(profile::url)
                .orElseThrow(() -> CliFailure.usage(
                        "there is no server to talk to", "Run muster login, or set MUSTER_URL, or give --url."));
    }

    private static String key(CliHost host, Wish wish, Profile profile, ServerAddress server) {
        Optional<String> fromFile = wish.keyFile().map(name -> KeySource.read(host, name));
        Optional<String> ofProfile = profile.key()
                .filter(_ -> profile.url()
                        .filter(url -> server.equals(ServerAddress.parse(url)))
                        .isPresent());
        return fromFile.or(() -> wish.profile().flatMap(_ -> ofProfile))
                .or(() -> host.variable("MUSTER_API_KEY"))
                .or(() -> ofProfile)
                .map(KeySource::check)
                .orElseThrow(() -> noKey(profile, server));
    }

    private static CliFailure noKey(Profile profile, ServerAddress server) {
        String reason = profile.key().isPresent()
                ? "the key of the profile \"" + profile.name() + "\" is for "
                        + profile.url().orElse("no server") + ", not for " + server.base()
                : "there is no key for " + server.base();
        return new CliFailure(
                ExitCode.DENIED, reason, "Run muster login, or set MUSTER_API_KEY, or give --key-file FILE.");
    }
}
