package dev.muster.cli.http;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A client of the API. A request that got no answer, or that the server put off, is sent again; every request that acts
 * carries an Idempotency-Key, so it acts once. Redirects are never followed: a key goes to its own server only.
 */
public final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration FIRST_LIMIT = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ServerAddress server;
    private final String key;
    private final Consumer<String> notices;
    private volatile boolean hasAnswered;

    /**
     * Creates a client.
     *
     * @param notices receives a line when a request has to be repeated
     */
    public ApiClient(ServerAddress server, String key, Consumer<String> notices) {
        this.server = server;
        this.key = key;
        this.notices = notices;
    }

    /** Returns the address of the server. */
    public ServerAddress server() {
        return server;
    }

    /**
     * Sends a request until it is answered, and returns its response.
     *
     * @throws ApiFailure if the response is an error
     * @throws CliFailure if the server cannot be reached
     */
    public ApiResponse send(ApiRequest request) {
        Duration waited = Duration.ZERO;
        for (int attempt = 0; ; attempt++) {
            Attempt made = attempt(request);
            Optional<Duration> pause = pause(made, attempt, waited);
            if (pause.isEmpty()) {
                return finish(made);
            }
            notices.accept(made.reason() + "; trying again in " + seconds(pause.get()));
            RetryPause.sleep(pause.get());
            waited = waited.plus(pause.get());
        }
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() < 1_000 ? "less than a second" : pause.toSeconds() + " s";
    }

    /** One attempt to send a request. */
    private sealed interface Attempt {
        String reason();

        record Answered(ApiResponse response) implements Attempt {
            @Override
            public String reason() {
                return "The server is busy (" + response.status() + ")";
            }
        }

        record Lost(IOException failure) implements Attempt {
            @Override
            public String reason() {
                return "The connection was lost";
            }
        }
    }

    private Attempt attempt(ApiRequest request) {
        try {
            Attempt.Answered answered =
                    new Attempt.Answered(ApiResponse.of(http.send(build(request), BodyHandlers.ofString())));
            hasAnswered = true;
            return answered;
        } catch (IOException failure) {
            return new Attempt.Lost(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(ExitCode.INCOMPLETE, "interrupted", "");
        }
    }

    private HttpRequest build(ApiRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address(request))
                .timeout(timeout(request))
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()))
                .header("Authorization", "Bearer " + key)
                .header("User-Agent", "muster-cli");
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    /** A large body gets the time that a slow line needs, 10 KB a second. */
    private static Duration timeout(ApiRequest request) {
        return ANSWER_TIMEOUT.plusMillis(request.body().length / 10);
    }

    /** Returns the address of a request. Links of the server are paths, or addresses on the server itself. */
    private URI address(ApiRequest request) {
        URI address = request.path().startsWith("/") ? server.resolve(request.path()) : URI.create(request.path());
        if (!server.isSameServer(address)) {
            throw leads(address.toString());
        }
        return address;
    }

    private Optional<Duration> pause(Attempt made, int attempt, Duration waited) {
        RetryPause pauses = new RetryPause(hasAnswered ? LIMIT : FIRST_LIMIT);
        return switch (made) {
            case Attempt.Lost _ -> pauses.before(attempt, waited);
            case Attempt.Answered(ApiResponse response) ->
                switch (response.status()) {
                    case 429, 503 -> pauses.asked(response.header("retry-after").orElse(""), waited);
                    case 500, 502, 504 -> attempt < 3 ? pauses.before(attempt, waited) : Optional.empty();
                    default -> Optional.empty();
                };
        };
    }

    private ApiResponse finish(Attempt made) {
        return switch (made) {
            case Attempt.Lost(IOException failure) -> throw unreachable(failure);
            case Attempt.Answered(ApiResponse response) -> {
                if (response.isRedirect()) {
                    throw leads(response.header("location").orElse("nowhere"));
                }
                if (!response.isSuccess()) {
                    throw ApiFailure.of(response, server);
                }
                yield response;
            }
        };
    }

    private CliFailure unreachable(IOException failure) {
        String reason = Optional.ofNullable(failure.getMessage())
                .map(text -> ": " + text)
                .orElse("");
        return new CliFailure(
                ExitCode.INCOMPLETE,
                "cannot reach " + server.base() + reason,
                "Check the address (--url, MUSTER_URL or the profile), then run the same command again.");
    }

    private CliFailure leads(String elsewhere) {
        return new CliFailure(
                ExitCode.INCOMPLETE,
                server.base() + " leads to " + elsewhere + ", and the key is not sent there",
                "If that is the right server, give its address with --url.");
    }
}
