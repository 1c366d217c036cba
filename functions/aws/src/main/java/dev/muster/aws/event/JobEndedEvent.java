package dev.muster.aws.event;

import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.person.Outcome;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * The event {@code Job ended} as the body of a PutEvents request. Its detail: {@code {"id", "tenant", "kind", "state",
 * "dry_run", "totals": {"selected", "changed", …}, "finished_at", "created_by", "parent"}}. The parent is null for a
 * job of kind {@code change}.
 */
record JobEndedEvent(Job job, Completion completion) {
    private static final String SOURCE = "muster";
    private static final String TYPE = "Job ended";

    String requestFor(String bus) {
        JsonWriter json = JsonWriter.create();
        json.writeStartObject().writeFieldName("Entries").writeStartArray().writeStartObject();
        text(json, "Source", SOURCE);
        text(json, "DetailType", TYPE);
        text(json, "EventBusName", bus);
        json.writeFieldName("Resources").writeStartArray().writeEndArray();
        json.writeFieldName("Time").writeValue(completion.at());
        text(json, "Detail", detail());
        json.writeEndObject().writeEndArray().writeEndObject();
        return textOf(json);
    }

    private String detail() {
        JsonWriter json = JsonWriter.create();
        json.writeStartObject();
        text(json, "id", job.id());
        text(json, "tenant", job.tenant().id());
        text(json, "kind", job.origin().kind().code());
        text(json, "state", completion.state().code());
        json.writeFieldName("dry_run").writeValue(job.dryRun());
        totals(json.writeFieldName("totals"));
        text(json, "finished_at", completion.at().toString());
        text(json, "created_by", job.origin().createdBy());
        json.writeFieldName("parent");
        job.origin().parent().ifPresentOrElse(json::writeValue, json::writeNull);
        json.writeEndObject();
        return textOf(json);
    }

    private void totals(JsonWriter json) {
        json.writeStartObject();
        json.writeFieldName("selected").writeValue(completion.totals().sum());
        for (Outcome outcome : Outcome.values()) {
            json.writeFieldName(outcome.code()).writeValue(completion.totals().of(outcome));
        }
        json.writeEndObject();
    }

    private static void text(JsonWriter json, String name, String value) {
        json.writeFieldName(name).writeValue(value);
    }

    private static String textOf(JsonWriter json) {
        return new String(json.getBytes(), StandardCharsets.UTF_8);
    }
}
