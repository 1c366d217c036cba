package dev.muster.cli.admin;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ServerAddress;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The Invoke operation of Lambda on AdminFunction. It is sent once: a credential that is issued twice would be two.
 *
 * @param service the address of Lambda
 */
public record AdminInvoke(ServerAddress service, AwsSigner signer) {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Sends the commands, and returns the answer of the function. */
    public JsonValue invoke(String function, JsonValue commands) {
        byte[] body = JsonCodec.write(commands).getBytes(StandardCharsets.UTF_8);
        URI address = service.resolve("/2015-03-31/functions/" + ApiRequest.encode(function) + "/invocations");
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        signer.sign(address, body, Instant.now()).forEach(request::header);
        return read(send(request.build()));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new CliFailure(
                    ExitCode.INCOMPLETE,
                    "Lambda did not answer: " + failure.getMessage(),
                    "The commands may have run. All but issue_credential can be repeated.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(ExitCode.INCOMPLETE, "interrupted", "");
        }
    }

    private static JsonValue read(HttpResponse<String> response) {
        boolean isDenied = response.statusCode() == 401 || response.statusCode() == 403;
        if (response.statusCode() != 200
                || response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new CliFailure(
                    isDenied ? ExitCode.DENIED : ExitCode.INCOMPLETE,
                    "Lambda answered " + response.statusCode() + ": " + response.body(),
                    "Check --function, --region and the rights to invoke it.");
        }
        return parse(response.body());
    }

    private static JsonValue parse(String body) {
        try {
            return JsonCodec.read(body);
        } catch (UncheckedIOException _) {
            throw new CliFailure(ExitCode.INCOMPLETE, "the function answered no JSON", "Check --function.");
        }
    }
}
