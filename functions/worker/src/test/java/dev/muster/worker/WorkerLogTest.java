package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerLogTest {
    private final List<String> lines = new ArrayList<>();
    private final List<LogLevel> levels = new ArrayList<>();
    private final WorkerLog log = WorkerLog.of(new LambdaLogger() {
        @Override
        public void log(String message) {
            lines.add(message);
        }

        @Override
        public void log(byte[] message) {
            lines.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void log(byte[] message, LogLevel level) {
            levels.add(level);
            log(message);
        }
    });

    @Test
    void writesOneLinePerInvocation() {
        log.invocation("batches", 10, 1, Duration.ofMillis(42), "r-1");
        assertThat(lines)
                .containsExactly("{\"event\":\"batches\",\"messages\":10,\"handed_back\":1,\"duration_ms\":42,"
                        + "\"request_id\":\"r-1\"}\n");
    }

    /** Compares every character: CloudWatch ignores a document that deviates from its embedded metric format. */
    @Test
    void writesMetricsInEmbeddedMetricFormat() {
        log.metrics("sweep-1", Map.of("StalledJobs", 2, "OpenJobs", 17), Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(lines)
                .containsExactly(
                        "{\"_aws\":{\"Timestamp\":1767225600123,\"CloudWatchMetrics\":[{\"Namespace\":\"Muster\","
                                + "\"Dimensions\":[[\"FunctionName\"]],\"Metrics\":[{\"Name\":\"OpenJobs\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"StalledJobs\",\"Unit\":\"Count\"}]}]},\"FunctionName\":\"sweep-1\",\"OpenJobs\":17,\"StalledJobs\":2}\n");
    }

    /** Lambda drops lines below the configured level. No level that the template allows drops FATAL. */
    @Test
    void setsLogLevels() {
        log.invocation("batches", 10, 1, Duration.ofMillis(42), "r-1");
        log.handedBack("m-1", 2, "throttled", "r-1");
        log.error("sweep", "throttled", "r-1");
        log.metrics("sweep-1", Map.of("OpenJobs", 17), Instant.EPOCH);
        assertThat(levels).containsExactly(LogLevel.INFO, LogLevel.WARN, LogLevel.WARN, LogLevel.FATAL);
    }

    @Test
    void escapesAndTruncatesForeignText() {
        log.handedBack("m-1", 2, "a\r\nb\u2028\u001b[31m" + "x".repeat(1000), "r-1");
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.strip()).doesNotContain("\n", "\r", "\u2028", "\u001b");
            assertThat(line).hasSizeLessThan(500).contains("\"reason\":\"a\\r\\nb\\u2028\\u001B[31m");
        });
    }
}
