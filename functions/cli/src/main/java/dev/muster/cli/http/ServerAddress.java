package dev.muster.cli.http;

import dev.muster.cli.CliFailure;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of the API. A key travels to https or to a loopback address only.
 *
 * @param base the address without a slash at the end
 */
public record ServerAddress(URI base) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0:0:0:0:0:0:0:1)\\]");

    /**
     * Reads an address.
     *
     * @throws CliFailure if it is none, or the key would travel unprotected
     */
    public static ServerAddress parse(String text) {
        URI uri = uri(text.strip());
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw invalid(text);
        }
        if (!isProtected(uri)) {
            throw CliFailure.usage(
                    "\"" + text + "\" is not protected: the key goes to https or to a loopback address only",
                    "Use an address that begins with https://.");
        }
        return new ServerAddress(URI.create(uri.toString().replaceFirst("/+$", "")));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw invalid(text);
        }
    }

    private static CliFailure invalid(String text) {
        return CliFailure.usage(
                "\"" + text + "\" is not the address of a server",
                "Give it like https://muster.example.org or http://127.0.0.1:3000.");
    }

    private static boolean isProtected(URI uri) {
        return switch (scheme(uri)) {
            case "https" -> true;
            case "http" ->
                LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
            default -> throw invalid(uri.toString());
        };
    }

    private static String scheme(URI uri) {
        return Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Returns the address of a path of the API. */
    public URI resolve(String path) {
        return URI.create(base + path);
    }

    /** Returns whether requests to the other address go to the same server. */
    public boolean isSameServer(URI other) {
        return scheme(base).equals(scheme(other))
                && base.getHost().equalsIgnoreCase(Objects.requireNonNullElse(other.getHost(), ""))
                && port(base) == port(other);
    }

    private static int port(URI uri) {
        int standard = scheme(uri).equals("https") ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }
}
