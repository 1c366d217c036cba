package dev.muster.local.http;

import static dev.muster.local.http.SampleFront.read;
import static dev.muster.local.http.SampleFront.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event of payload format 2.0 that a function receives for an HTTP request. */
class PayloadEventTest {
    private static SampleFront front;

    @BeforeAll
    static void start() throws IOException {
        front = SampleFront.start();
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    @Test
    void eventHasTheFormOfPayload2() throws Exception {
        JsonNode event = read(send(front.post("/echo/a%20b/c%2Fd+e?x=1&y=%26+z&x=2&flag", "{\"a\": 1}")
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
    void requestContextDescribesTheRequest() throws Exception {
        JsonNode context = read(send(front.post("/echo", "").header("User-Agent", "test/1.0"))
                        .body())
                .path("requestContext");

        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /echo");
        assertThat(context.path("time").asText()).isEqualTo("12/Mar/2026:12:00:01 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(SampleFront.NOON.toEpochMilli());
        assertThat(context.path("requestId").asText()).hasSizeGreaterThan(10);
        assertThat(context.path("domainName").asText())
                .isEqualTo("127.0.0.1:" + front.address().getPort());
        assertThat(context.path("http"))
                .isEqualTo(read("{\"method\": \"POST\", \"path\": \"/echo\", \"protocol\": \"HTTP/1.1\","
                        + " \"sourceIp\": \"127.0.0.1\", \"userAgent\": \"test/1.0\"}"));
    }

    @Test
    void omitsMissingPartsOfTheRequest() throws Exception {
        JsonNode event = read(send(front.post("/echo", "")).body());

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
                "text/plain; charset=utf-8",
                "application/json; charset=utf-8",
                "application/xml",
                "application/javascript"
            })
    void passesTextAsText(String type) throws Exception {
        JsonNode event =
                read(send(front.post("/echo", "é").header("Content-Type", type)).body());

        assertThat(event.path("body").asText()).isEqualTo("é");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/x-ndjson",
                "application/x-www-form-urlencoded",
                "application/vnd.api+json",
                "application/problem+xml",
                "application/gzip"
            })
    void encodesOtherContentAsBase64(String type) throws Exception {
        JsonNode event =
                read(send(front.post("/echo", "é").header("Content-Type", type)).body());

        assertThat(decoded(event)).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void encodesContentWithoutTypeAsBase64() throws Exception {
        assertThat(decoded(read(send(front.post("/echo", "{}")).body()))).isEqualTo(new byte[] {'{', '}'});
    }

    /** The gateway decides by the type alone, so the bytes of a compressed text are lost. */
    @Test
    void losesBytesThatAreNoText() throws Exception {
        byte[] overlong = {(byte) 0xC0, (byte) 0x80};
        HttpRequest.Builder compressed = front.post("/echo", "")
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(overlong));
        JsonNode event = read(send(compressed).body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("\uFFFD\uFFFD");
    }

    private static byte[] decoded(JsonNode event) {
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        return Base64.getDecoder().decode(event.path("body").asText());
    }
}
