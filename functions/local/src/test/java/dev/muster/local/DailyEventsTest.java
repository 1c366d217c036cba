package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The events with which the template invokes each function that starts from a snapshot, once a day. */
class DailyEventsTest {
    @Test
    void functionsUnderstandTheirDailyEvents() {
        Map<String, String> responses = new TreeMap<>();
        try (LocalHost host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(OutputStream.nullOutputStream())))) {
            host.template()
                    .functions()
                    .forEach(function -> function.schedules().stream()
                            .flatMap(schedule -> schedule.input().stream())
                            .map(input ->
                                    host.function(function.logicalId()).invoke(input.getBytes(StandardCharsets.UTF_8)))
                            .forEach(response ->
                                    responses.put(function.logicalId(), new String(response, StandardCharsets.UTF_8))));
        }

        assertThat(responses).containsOnlyKeys("ApiFunction", "ApplyFunction", "PlanFunction", "PlanFileFunction");
        assertThat(responses.get("ApiFunction")).contains("\"statusCode\":200");
        assertThat(responses.get("ApplyFunction")).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(responses.get("PlanFunction")).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(responses.get("PlanFileFunction")).isEqualTo("{\"batchItemFailures\":[]}");
    }
}
