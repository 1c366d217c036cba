package dev.muster.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that were pointed at this machine and pages of other origins reach no function. */
class OriginCheckTest {
    private static SampleFront front;

    @BeforeAll
    static void start() throws IOException {
        front = SampleFront.start();
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    /** Sends the bytes of a request, because a client sets the header Host itself. Returns the response. */
    private static String raw(String... lines) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), front.address().getPort())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT", "localhost", "127.0.0.1:4000"
            })
    void answersToNamesOfThisMachine(String host) throws Exception {
        String sent = host.replace("PORT", Integer.toString(front.address().getPort()));
        assertThat(raw("GET /pets/dog HTTP/1.1", "Host: " + sent))
                .startsWith("HTTP/1.1 200")
                .endsWith("literal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:3000",
                "localhost.evil.example",
                "127.0.0.1.evil.example:3000",
                "127.0.0.2",
                "0.0.0.0:3000",
                "[::2]",
            })
    void refusesOtherHosts(String host) throws Exception {
        assertThat(raw("GET /pets/dog HTTP/1.1", "Host: " + host))
                .doesNotContain("literal")
                .startsWith("HTTP/1.1 421")
                .contains("127.0.0.1, localhost and [::1] only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3000:3000", "evil@localhost", "localhost\"", ""})
    void refusesMalformedHosts(String host) throws Exception {
        assertThat(raw("GET /pets/dog HTTP/1.1", "Host: " + host))
                .doesNotContain("literal")
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void refusesRequestWithTwoHosts() throws Exception {
        String response = raw("GET /pets/dog HTTP/1.1", "Host: localhost", "Host: evil.example");
        assertThat(response).doesNotContain("literal").matches("(?s)HTTP/1.1 4(00|21) .*");
    }

    @Test
    void answersToPageOfOwnOrigin() throws Exception {
        HttpResponse<String> response = SampleFront.send(
                front.request("/pets/dog").header("Origin", front.address().toString()));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://evil.example",
        "POST, http://evil.example",
        "GET, null",
        "GET, http://127.0.0.1:1",
        "GET, http://localhost",
        "GET, https://127.0.0.1:PORT",
        "OPTIONS, https://evil.example"
    })
    void refusesPagesOfOtherOrigins(String method, String origin) throws Exception {
        String sent = origin.replace("PORT", Integer.toString(front.address().getPort()));
        HttpResponse<String> response = SampleFront.send(
                front.post("/echo", "{}").header("Origin", sent).method(method, BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("pages of its own origin only, " + front.address());
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void passesPagesOfEveryOriginToTheRoutesThatAreOpenToThem() throws Exception {
        HttpResponse<String> response =
                SampleFront.send(front.request("/apis/v4/sessions").header("Origin", "https://app.example"));
        assertThat(response.statusCode()).isEqualTo(200);
        for (String path : List.of("/api/public/users/x", "/users/x", "/users-by-id/x")) {
            assertThat(SampleFront.send(front.request(path).header("Origin", "https://app.example"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(SampleFront.send(front.request("/apis/v4x").header("Origin", "https://app.example"))
                        .statusCode())
                .isEqualTo(403);
    }
}
