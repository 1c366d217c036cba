package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.template.LambdaFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A function keeps its connections between two invocations. It runs in a process of its own, because the JDK reads the
 * settings of its HTTP client once.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class IdleConnectionTest {
    /** Longer than the 5 s after which the JDK gives up an idle connection by default. It has no clock to turn. */
    private static final long IDLE_SECONDS = 6;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private static Map<String, String> environment(String endpoint) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "ApiFunction",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
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

    private FunctionProcess process(String endpoint) {
        LambdaFunction function = new LambdaFunction(
                "ApiFunction",
                "ApiFunction",
                new LambdaFunction.Handler("dev.muster.api.ApiFunction", "handleRequest"),
                Duration.ofSeconds(29),
                512,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return FunctionProcess.start(
                function,
                FunctionJvm.ofThisProcess(),
                environment(endpoint),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void reusesConnectionAfterLongPause() throws IOException {
        String event = Files.readString(Path.of("..", "..", "events", "api", "get-person.json"));
        try (CountedConnections service = CountedConnections.start();
                FunctionProcess process = process(service.address())) {
            assertThat(process.invoke(event)).as(log::toString).contains("\"statusCode\":401");
            int requests = service.requests();
            assertThat(service.count()).isEqualTo(1);

            assertThatThrownBy(() -> service.ended().get(IDLE_SECONDS, TimeUnit.SECONDS))
                    .as("the function keeps the idle connection")
                    .isInstanceOf(TimeoutException.class);
            assertThat(process.invoke(event)).contains("\"statusCode\":401");

            assertThat(service.requests()).isGreaterThan(requests);
            assertThat(service.count()).isEqualTo(1);
        }
    }
}
