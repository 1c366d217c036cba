package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.muster.embedded.template.LambdaFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs functions in the runtime client as SnapStart does: initialization, snapshot, restore. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class SnapStartTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer aws;

    @BeforeEach
    void start() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop(0);
    }

    private Map<String, String> environment() {
        String endpoint = "http://127.0.0.1:" + aws.getAddress().getPort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "AWS_LAMBDA_FUNCTION_NAME", "ApiFunction",
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", endpoint,
                "PEOPLE_TABLE", "People",
                "JOBS_TABLE", "Jobs",
                "ACCESS_TABLE", "Access"));
        environment.putAll(Map.of(
                "BATCH_QUEUE_URL", endpoint + "/queue/batch",
                "PLAN_QUEUE_URL", endpoint + "/queue/plan",
                "EVENT_BUS_NAME", "default",
                "SIGNING_KEY", "a signing key",
                "MAX_WAIT_SECONDS", "20",
                "MAX_OPEN_JOBS", "20",
                "JOB_RETENTION_DAYS", "90"));
        return environment;
    }

    private FunctionProcess process(Map<String, String> environment) {
        return process("dev.muster.api.ApiFunction", environment);
    }

    private FunctionProcess process(String type, Map<String, String> environment) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        LambdaFunction function = new LambdaFunction(
                name,
                name,
                new LambdaFunction.Handler(type, "handleRequest"),
                Duration.ofSeconds(29),
                512,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        // The managed runtime passes its snapshot API to the libraries of functions with this property.
        FunctionJvm jvm =
                FunctionJvm.ofThisProcess().with(List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        return FunctionProcess.start(function, jvm, environment, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void callsNoServiceBeforeTheSnapshot() throws Exception {
        Map<String, String> environment = environment();
        // As in Lambda, where credentials are fetched from an address when they are needed.
        environment.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + aws.getAddress().getPort());
        try (FunctionProcess process = process(environment)) {
            assertThat(process.awaitSnapshot()).as(log::toString).isTrue();
            assertThat(calls).hasValue(0);

            String response = process.invoke(Files.readString(Path.of("..", "..", "events", "api", "health.json")));

            assertThat(response).contains("\"statusCode\":200");
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("priming-request", "Exception");
    }

    @Test
    void readsTablesAfterTheSnapshot() throws Exception {
        Map<String, String> environment = environment();
        environment.put("AWS_ACCESS_KEY_ID", "key");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        try (FunctionProcess process = process(environment)) {
            assertThat(process.awaitSnapshot()).as(log::toString).isTrue();

            String response = process.invoke(Files.readString(Path.of("..", "..", "events", "api", "get-person.json")));

            assertThat(response).contains("\"statusCode\":401");
            assertThat(calls).hasPositiveValue();
        }
    }

    /** A worker rehearses on empty tables, reads the real ones only for a message, and hands back nothing. */
    @ParameterizedTest
    @CsvSource({
        "dev.muster.worker.ApplyFunction, events/apply/batches.json",
        "dev.muster.worker.PlanFunction, events/plan/slots.json"
    })
    void workersCallNoServiceBeforeTheSnapshot(String type, String event) throws Exception {
        Map<String, String> environment = environment();
        environment.put("AWS_ACCESS_KEY_ID", "key");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        try (FunctionProcess process = process(type, environment)) {
            assertThat(process.awaitSnapshot()).as(log::toString).isTrue();
            assertThat(calls).hasValue(0);

            String response =
                    process.invoke(Files.readString(Path.of("..", "..").resolve(event)));

            assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(calls).hasPositiveValue();
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("priming", "Exception");
    }
}
