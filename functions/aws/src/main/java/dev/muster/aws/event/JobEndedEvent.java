package dev.muster.aws.event;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.JsonNull;
import dev.muster.aws.json.JsonValue.JsonNumber;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.person.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The event {@code Job ended} as the body of a PutEvents request. Its detail: {@code {"id", "tenant", "kind", "state",
 * "dry_run", "totals": {"selected", "changed", …}, "finished_at", "created_by", "parent"}}. The parent is null for a
 * job of kind {@code change}.
 */
record JobEndedEvent(Job job, Completion completion) {
    private static final String SOURCE = "muster";
    private static final String TYPE = "Job ended";
    private static final int MILLISECONDS = 3;

    String requestFor(String bus) {
        JsonValue entry = JsonValue.object(
                JsonValue.member("Source", SOURCE),
                JsonValue.member("DetailType", TYPE),
                JsonValue.member("EventBusName", bus),
                new Member("Resources", JsonValue.array(List.of())),
                new Member("Time", time()),
                JsonValue.member("Detail", JsonWriter.write(detail())));
        return JsonWriter.write(JsonValue.object(new Member("Entries", JsonValue.array(List.of(entry)))));
    }

    /** The service expects seconds since 1970, with three decimal places. */
    private JsonValue time() {
        return new JsonNumber(BigDecimal.valueOf(completion.at().toEpochMilli(), MILLISECONDS));
    }

    private JsonValue detail() {
        Optional<String> parent = job.origin().parent();
        return JsonValue.object(
                JsonValue.member("id", job.id()),
                JsonValue.member("tenant", job.tenant().id()),
                JsonValue.member("kind", job.origin().kind().code()),
                JsonValue.member("state", completion.state().code()),
                new Member("dry_run", JsonValue.of(job.dryRun())),
                new Member("totals", totals()),
                JsonValue.member("finished_at", completion.at().toString()),
                JsonValue.member("created_by", job.origin().createdBy()),
                new Member("parent", parent.map(JsonValue::of).orElse(JsonNull.NULL)));
    }

    private JsonValue totals() {
        List<Member> members = new ArrayList<>();
        members.add(new Member("selected", JsonValue.of(completion.totals().sum())));
        for (Outcome outcome : Outcome.values()) {
            members.add(
                    new Member(outcome.code(), JsonValue.of(completion.totals().of(outcome))));
        }
        return JsonValue.object(members);
    }
}
