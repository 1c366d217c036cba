package dev.muster.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.embedded.template.LambdaFunction.Schedule;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:01.234Z");

    @Test
    void invokesAgainAfterFailures() {
        List<String> events = new CopyOnWriteArrayList<>();
        Schedule often = new Schedule("Sweep", Duration.ofMillis(20));

        FunctionInvoker failing = event -> {
            events.add(new String(event, StandardCharsets.UTF_8));
            throw new FunctionError("Test", "failed");
        };

        Scheduler scheduler = Scheduler.start(often, failing, InstantSource.fixed(NOON), System.err);
        await().until(() -> events.size() >= 3);
        scheduler.close();

        assertThat(events)
                .allMatch(event -> event.contains("\"source\":\"aws.events\"")
                        && event.contains("\"detail-type\":\"Scheduled Event\"")
                        && event.contains("\"time\":\"2026-03-12T12:00:01Z\"")
                        && event.contains("arn:aws:events:local:000000000000:rule/Sweep"));
    }
}
