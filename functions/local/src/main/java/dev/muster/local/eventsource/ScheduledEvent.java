package dev.muster.local.eventsource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.embedded.template.LambdaFunction.Schedule;
import dev.muster.embedded.template.LocalAws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The event with which EventBridge invokes a function on a schedule. */
final class ScheduledEvent {
    private ScheduledEvent() {}

    static byte[] of(Schedule schedule, String id, Instant time) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", LocalAws.ACCOUNT);
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", LocalAws.REGION);
        event.putArray("resources").add(LocalAws.arn("events", "rule/" + schedule.name()));
        event.putObject("detail");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
