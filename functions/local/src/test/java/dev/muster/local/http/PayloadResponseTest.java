package dev.muster.local.http;

import static dev.muster.local.http.SampleFront.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP response to a client for the response or the failure of a function. */
class PayloadResponseTest {
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
    void returnsStatusHeadersCookiesAndBody() throws Exception {
        HttpResponse<String> response = respond("""
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
    void returnsNoBodyWithStatus304() throws Exception {
        HttpResponse<String> response =
                respond("{\"statusCode\": 304, \"headers\": {\"ETag\": \"x\"}, \"body\": \"y\"}");

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("etag")).contains("x");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void treatsResponseWithoutStatusAsBody() throws Exception {
        HttpResponse<String> response = respond("{\"id\": \"7\"}");

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
    void returns500ForInvalidResponse(String response) throws Exception {
        assertThat(respond(response).statusCode()).isEqualTo(500);
    }

    @Test
    void returns500ForTooLargeResponse() throws Exception {
        assertThat(send(front.request("/large")).statusCode()).isEqualTo(500);
    }

    @Test
    void returns500ForFailedFunction() throws Exception {
        HttpResponse<String> response = send(front.request("/throws"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void returns503ForSlowFunction() throws Exception {
        HttpResponse<String> response = send(front.request("/hangs"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void headHasLengthAndNoBody() throws Exception {
        HttpResponse<String> response = send(front.request("/pets/cat").HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-length")).contains("4");
    }

    private static HttpResponse<String> respond(String response) throws Exception {
        return send(front.post("/response", response).header("Content-Type", "application/json"));
    }
}
