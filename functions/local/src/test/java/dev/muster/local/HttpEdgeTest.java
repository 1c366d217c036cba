package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP clients send beside plain requests, through the local host and the function. */
class HttpEdgeTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LocalHost host;

    @BeforeAll
    static void start() {
        host = LocalHost.start(
                HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                        .loggingTo(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)),
                () -> LocalAccounts.create(
                        AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes()));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(host.address().resolve(path)).header("Authorization", "Bearer local-muster-key");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"/health", "/v1/people/1", "/v1/people?limit=2", "/v1/jobs", "/v1/nowhere", "/console"})
    void headHasLengthOfGet(String path) throws Exception {
        HttpResponse<String> get = send(request(path));
        HttpResponse<String> head = send(request(path).HEAD());
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .contains(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void inflatesBodyThatTravelsAsBytes() throws Exception {
        byte[] rows = gzip("{\"id\":\"edge-1\",\"custom\":{\"Shoe Size\":42}}");
        HttpRequest.Builder upload = request("/v1/jobs?mode=create")
                .header("Content-Encoding", "gzip")
                .header("Prefer", "wait=20")
                .POST(BodyPublishers.ofByteArray(rows));
        HttpResponse<String> stored = send(upload.copy().header("Content-Type", "application/x-ndjson"));
        assertThat(stored.body()).contains("\"created\":1");
        assertThat(send(request("/v1/people/edge-1")).body()).contains("\"custom\":{\"Shoe Size\":42}");
        HttpResponse<String> broken = send(upload.copy().header("Content-Type", "text/csv"));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("arrived broken", "text/csv");
    }

    @Test
    void sendsCompressedPageAsBytes() throws Exception {
        HttpResponse<byte[]> page = CLIENT.send(
                request("/console").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(page.headers().firstValue("content-encoding")).contains("gzip");
        String inflated = new String(
                new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(inflated).isEqualTo(send(request("/console")).body()).startsWith("<!doctype html>");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/people/%zz | the path has the malformed percent-escape \\\"%zz\\\" at character 12;",
                "/v1/people/%FF | the path has percent-escapes at character 12 that are not UTF-8",
                "/v1/people?filter=%zz | the query has the malformed percent-escape",
                "/people/companies/%zz | <ErrorResult><StatusCode>400</StatusCode>",
                "/apis/v4/%zz | \"errors\":[{\"status\":\"400\"",
            })
    void answersMalformedEscapeInFormOfDialect(String target, String part) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), host.address().getPort())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("HTTP/1.1 400 ").contains(part).doesNotContain("Exception");
        }
    }

    @Test
    void answersPreflightOfPageOfOtherOrigin() throws Exception {
        HttpResponse<String> preflight = send(request("/api/public/users/mass_update_standard_attributes/")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("https://shop.example");
        assertThat(preflight.headers().firstValue("access-control-allow-credentials"))
                .contains("true");
    }
}
