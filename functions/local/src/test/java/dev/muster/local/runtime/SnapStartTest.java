package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private String endpoint() {
        return "http://127.0.0.1:" + aws.getAddress().getPort();
    }

    private FunctionProcess process(String type, Map<String, String> environment) {
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        // The managed runtime passes its snapshot API to the libraries of functions with this property.
        FunctionJvm jvm =
                FunctionJvm.ofThisProcess().with(List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        return FunctionProcess.start(
                SingleFunction.of(type), jvm, environment, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void callsNoServiceBeforeTheSnapshot() throws Exception {
        Map<String, String> environment = SingleFunction.environment(endpoint());
        // As in Lambda, where credentials are fetched from an address when they are needed.
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint());
        try (FunctionProcess process = process(SingleFunction.API, environment)) {
            assertThat(process.awaitSnapshot()).as(log::toString).isTrue();
            assertThat(calls).hasValue(0);

            String response = process.invoke(Files.readString(Path.of("..", "..", "events", "api", "health.json")));

            assertThat(response).contains("\"statusCode\":200");
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("priming-request", "Exception");
    }

    @Test
    void readsTablesAfterTheSnapshot() throws Exception {
        Map<String, String> environment = SingleFunction.environmentWithCredentials(endpoint());
        try (FunctionProcess process = process(SingleFunction.API, environment)) {
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
        "dev.muster.worker.PlanFunction, events/plan/slots.json",
        "dev.muster.worker.PlanFileFunction, events/plan-file/stripes.json"
    })
    void workersCallNoServiceBeforeTheSnapshot(String type, String event) throws Exception {
        Map<String, String> environment = SingleFunction.environmentWithCredentials(endpoint());
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
