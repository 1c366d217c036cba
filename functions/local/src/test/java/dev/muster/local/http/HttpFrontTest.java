package dev.muster.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes through the front, asserted on the JSON that a function is given and on the answer a client gets. */
class HttpFrontTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GatewayLimits LIMITS = new GatewayLimits(20_000, 16_000, Duration.ofMillis(500));
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:01.234Z");
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpFront front;

    @BeforeAll
    static void start() throws IOException {
        front = HttpFront.at(0, System.err);
        front.start(
                Map.ofEntries(
                        Map.entry(new RouteResource("POST", "/echo/{first}/{second}"), event -> event),
                        Map.entry(new RouteResource("POST", "/echo"), event -> event),
                        Map.entry(new RouteResource("GET", "/pets/dog"), answers("literal")),
                        Map.entry(new RouteResource("GET", "/pets/{name}"), answers("variable")),
                        Map.entry(new RouteResource("ANY", "/pets/{name}"), answers("any")),
                        Map.entry(new RouteResource("GET", "/pets/{rest+}"), answers("greedy")),
                        Map.entry(new RouteResource("HEAD", "/pets/{name}"), answers("head")),
                        Map.entry(new RouteResource("POST", "/answer"), HttpFrontTest::body),
                        Map.entry(new RouteResource("GET", "/large"), answers("x".repeat(LIMITS.payload()))),
                        Map.entry(new RouteResource("GET", "/throws"), HttpFrontTest::fail),
                        Map.entry(new RouteResource("GET", "/hangs"), HttpFrontTest::hang)),
                LIMITS,
                InstantSource.fixed(NOON));
    }

    @AfterAll
    static void stop() {
        NEVER.countDown();
        front.close();
    }

    private static FunctionInvoker answers(String body) {
        return _ -> "{\"statusCode\":200,\"body\":\"%s\"}".formatted(body).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers with what the request's body says the answer is. */
    private static byte[] body(byte[] event) {
        return read(event).path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fail(byte[] event) {
        throw new FunctionError("Test", "failed on " + event.length + " bytes");
    }

    private static byte[] hang(byte[] event) {
        try {
            NEVER.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return event;
    }

    @Test
    void the_event_has_the_form_of_payload_2_0() throws Exception {
        JsonNode event = read(send(post("/echo/a%20b/c%2Fd+e?x=1&y=%26+z&x=2&flag", "{\"a\": 1}")
                        .header("Content-Type", "application/json")
                        .header("X-Many", "one")
                        .header("X-Many", "two")
                        .header("Cookie", "a=1; b=2")
                        .header("User-Agent", "test/1.0"))
                .body());

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /echo/{first}/{second}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a b/c/d+e");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=%26+z&x=2&flag");
        assertThat(event.path("queryStringParameters"))
                .isEqualTo(read("{\"x\": \"1,2\", \"y\": \"& z\", \"flag\": \"\"}"));
        assertThat(event.path("pathParameters")).isEqualTo(read("{\"first\": \"a b\", \"second\": \"c/d+e\"}"));
        assertThat(event.path("cookies")).isEqualTo(read("[\"a=1\", \"b=2\"]"));
        assertThat(event.path("headers").path("x-many").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{\"a\": 1}");
        assertThat(event.path("isBase64Encoded").isBoolean()).isTrue();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void the_request_context_says_who_asked_for_what_and_when() throws Exception {
        JsonNode context = read(send(post("/echo", "").header("User-Agent", "test/1.0"))
                        .body())
                .path("requestContext");

        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /echo");
        assertThat(context.path("time").asText()).isEqualTo("12/Mar/2026:12:00:01 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOON.toEpochMilli());
        assertThat(context.path("requestId").asText()).hasSizeGreaterThan(10);
        assertThat(context.path("domainName").asText())
                .isEqualTo("127.0.0.1:" + front.address().getPort());
        assertThat(context.path("http"))
                .isEqualTo(read("{\"method\": \"POST\", \"path\": \"/echo\", \"protocol\": \"HTTP/1.1\","
                        + " \"sourceIp\": \"127.0.0.1\", \"userAgent\": \"test/1.0\"}"));
    }

    @Test
    void what_a_request_has_not_the_event_has_not() throws Exception {
        JsonNode event = read(send(post("/echo", "")).body());

        assertThat(event.has("body")).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("pathParameters")).isFalse();
        assertThat(event.path("rawQueryString").asText("absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "application/json; charset=utf-8",
                "application/vnd.api+json",
                "application/xml",
                "application/problem+xml"
            })
    void text_stays_text(String type) throws Exception {
        JsonNode event =
                read(send(post("/echo", "é").header("Content-Type", type)).body());

        assertThat(event.path("body").asText()).isEqualTo("é");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/x-ndjson", "application/x-www-form-urlencoded"})
    void anything_else_goes_as_base64(String type) throws Exception {
        JsonNode event =
                read(send(post("/echo", "é").header("Content-Type", type)).body());

        assertThat(decoded(event)).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void encoded_text_and_text_that_is_not_utf_8_go_as_base64() throws Exception {
        byte[] overlong = {(byte) 0xC0, (byte) 0x80};
        HttpRequest.Builder notUtf8 =
                post("/echo", "").header("Content-Type", "text/plain").POST(BodyPublishers.ofByteArray(overlong));
        HttpRequest.Builder compressed =
                post("/echo", "x").header("Content-Type", "text/plain").header("Content-Encoding", "gzip");

        assertThat(decoded(read(send(notUtf8).body()))).isEqualTo(overlong);
        assertThat(decoded(read(send(compressed).body()))).isEqualTo(new byte[] {'x'});
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog, literal",
        "GET, /pets/cat, variable",
        "GET, /pets/%64og, literal",
        "PUT, /pets/cat, any",
        "GET, /pets/cat/toys, greedy",
        "GET, /pets/, greedy"
    })
    void the_most_specific_route_takes_the_request(String method, String path, String answer) throws Exception {
        assertThat(send(request(path).method(method, BodyPublishers.noBody())).body())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /pets", "GET, /echo", "POST, /echo/", "PUT, /pets/cat/toys", "OPTIONS, /echo"})
    void what_no_route_takes_is_not_found(String method, String path) throws Exception {
        HttpResponse<String> response = send(request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void head_has_the_length_and_no_body() throws Exception {
        HttpResponse<String> response = send(request("/pets/cat").HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-length")).contains("4");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_001, 200_000, 16_000})
    void what_is_larger_than_the_gateway_or_lambda_takes_is_refused(int size) throws Exception {
        HttpResponse<String> response = send(post("/echo", "x".repeat(size)).header("Content-Type", "text/plain"));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void an_answer_larger_than_lambda_takes_is_an_error() throws Exception {
        assertThat(send(request("/large")).statusCode()).isEqualTo(500);
    }

    @Test
    void a_function_that_fails_is_an_internal_server_error() throws Exception {
        HttpResponse<String> response = send(request("/throws"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_function_that_takes_too_long_makes_the_service_unavailable() throws Exception {
        HttpResponse<String> response = send(request("/hangs"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void the_answer_has_status_headers_cookies_and_body_of_the_function() throws Exception {
        HttpResponse<String> response = answer("""
                {"statusCode": 202, "headers": {"Location": "/v1/jobs/7", "Retry-After": 2, "Connection": "close"},
                 "multiValueHeaders": {"X-Ignored": ["as", "deployed"]},
                 "cookies": ["a=1; Secure", "b=2"], "isBase64Encoded": true, "body": "w6k="}
                """);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("location")).contains("/v1/jobs/7");
        assertThat(response.headers().firstValue("retry-after")).contains("2");
        assertThat(response.headers().firstValue("connection")).isEmpty();
        assertThat(response.headers().firstValue("x-ignored")).isEmpty();
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; Secure", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo("é");
    }

    @Test
    void an_answer_without_a_body_has_none() throws Exception {
        HttpResponse<String> response =
                answer("{\"statusCode\": 304, \"headers\": {\"ETag\": \"x\"}, \"body\": \"y\"}");

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("etag")).contains("x");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void an_answer_without_a_status_is_the_body() throws Exception {
        HttpResponse<String> response = answer("{\"id\": \"7\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"id\": \"7\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"statusCode\": 99}",
                "{\"statusCode\": \"x\"}",
                "{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"?\"}"
            })
    void an_answer_that_is_none_is_an_internal_server_error(String answer) throws Exception {
        assertThat(answer(answer).statusCode()).isEqualTo(500);
    }

    @Test
    void a_taken_port_is_named() {
        int port = front.address().getPort();

        assertThatThrownBy(() -> HttpFront.at(port, System.err))
                .isInstanceOf(HttpFront.PortTaken.class)
                .hasMessage("Port " + port + " is taken by another program");
    }

    @Test
    void closing_waits_for_the_answers_under_way_and_refuses_more() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch let = new CountDownLatch(1);
        HttpFront closing = HttpFront.at(0, System.err);
        FunctionInvoker slow = event -> {
            called.countDown();
            awaitUninterruptibly(let);
            return event;
        };
        closing.start(Map.of(new RouteResource("GET", "/slow"), slow), GatewayLimits.OF_AWS, InstantSource.system());
        HttpRequest request =
                HttpRequest.newBuilder(closing.address().resolve("/slow")).build();
        CompletableFuture<HttpResponse<String>> underWay = CLIENT.sendAsync(request, BodyHandlers.ofString());
        called.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);

        await().untilAsserted(() -> assertThat(CLIENT.send(
                                HttpRequest.newBuilder(closing.address().resolve("/"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(503));
        assertThat(closed).isNotDone();
        let.countDown();
        assertThat(underWay.get().statusCode()).isEqualTo(200);
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> answer(String answer) throws Exception {
        return send(post("/answer", answer).header("Content-Type", "application/json"));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(front.address() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static byte[] decoded(JsonNode event) {
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        return Base64.getDecoder().decode(event.path("body").asText());
    }

    private static JsonNode read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
