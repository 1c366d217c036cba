package dev.muster.local.http;

import static dev.muster.local.http.SampleFront.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes and limits of the HTTP front, and its end. */
class HttpFrontTest {
    private static SampleFront front;

    @BeforeAll
    static void start() throws IOException {
        front = SampleFront.start();
    }

    @AfterAll
    static void stop() {
        front.close();
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
    void mostSpecificRouteMatches(String method, String path, String response) throws Exception {
        assertThat(send(front.request(path).method(method, BodyPublishers.noBody()))
                        .body())
                .isEqualTo(response);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /pets", "GET, /echo", "POST, /echo/", "PUT, /pets/cat/toys", "OPTIONS, /echo"})
    void returns404WithoutMatchingRoute(String method, String path) throws Exception {
        HttpResponse<String> response = send(front.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_001, 200_000, 16_000})
    void rejectsTooLargeRequest(int size) throws Exception {
        HttpResponse<String> response =
                send(front.post("/echo", "x".repeat(size)).header("Content-Type", "text/plain"));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    /** API Gateway counts the request line and the headers together. */
    @Test
    void rejectsTooLongRequestLineAndHeaders() throws Exception {
        HttpResponse<String> fits =
                send(front.request("/pets/dog?filter=" + "x".repeat(5_000)).header("Authorization", "x".repeat(4_900)));
        HttpResponse<String> tooLong =
                send(front.request("/pets/dog?filter=" + "x".repeat(5_300)).header("Authorization", "x".repeat(4_900)));

        assertThat(fits.statusCode()).isEqualTo(200);
        assertThat(tooLong.statusCode()).isEqualTo(431);
        assertThat(tooLong.body()).isEqualTo("{\"message\":\"Request Header Fields Too Large\"}");
    }

    @Test
    void reportsTakenPort() {
        int port = front.address().getPort();

        assertThatThrownBy(() -> HttpFront.at(port, System.err))
                .isInstanceOf(HttpFront.PortTaken.class)
                .hasMessage("Port " + port + " is taken by another program");
    }

    @Test
    void closeWaitsForRequestsInFlight() throws Exception {
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
        CompletableFuture<HttpResponse<String>> underWay =
                SampleFront.CLIENT.sendAsync(request, BodyHandlers.ofString());
        called.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);

        await().untilAsserted(() -> assertThat(SampleFront.CLIENT
                        .send(
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
}
