package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private FunctionProcess process(String endpoint) {
        return FunctionProcess.start(
                SingleFunction.of(SingleFunction.API),
                FunctionJvm.ofThisProcess(),
                SingleFunction.environmentWithCredentials(endpoint),
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
