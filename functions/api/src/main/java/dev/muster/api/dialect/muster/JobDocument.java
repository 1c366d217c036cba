package dev.muster.api.dialect.muster;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Cost;
import dev.muster.core.job.Job;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.person.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON document of a job. */
final class JobDocument {
    private JobDocument() {}

    static JsonValue of(JobStatus status) {
        return of(status, JobLinks.of(status));
    }

    /** Returns the document with these links. */
    static JsonValue of(JobStatus status, JsonValue links) {
        Job job = status.job();
        Lifecycle lifecycle = job.lifecycle();
        Lineage lineage = Lineage.of(job);
        return JsonValue.object(
                JsonValue.member("id", job.id()),
                JsonValue.member("state", status.state().code()),
                JsonValue.member("kind", job.origin().kind().code()),
                JsonValue.member("dry_run", JsonValue.of(job.dryRun())),
                JsonValue.member("hold", JsonValue.of(job.options().hold().isPresent())),
                JsonValue.member("held_until", moment(job.heldUntil())),
                JsonValue.member("open_until", moment(job.openUntil())),
                JsonValue.member("max_affected", number(job.options().maxAffected())),
                JsonValue.member("totals", totals(status)),
                JsonValue.member("repeated", JsonValue.of(status.repeated())),
                JsonValue.member("batches", batches(status)),
                JsonValue.member("cost", cost(status.cost())),
                JsonValue.member("sequence", number(job.sequence())),
                JsonValue.member("created_at", time(job.origin().createdAt())),
                JsonValue.member("finished_at", moment(job.completion().map(Completion::at))),
                JsonValue.member("expires_at", time(job.expires())),
                JsonValue.member("created_by", job.origin().createdBy()),
                JsonValue.member("cancelled", text(lifecycle.cancelled())),
                JsonValue.member("note", text(Optional.of(job.options().note()).filter(note -> !note.isEmpty()))),
                JsonValue.member("undo_of", text(lineage.undoOf())),
                JsonValue.member("retry_of", text(lineage.retryOf())),
                JsonValue.member("release_of", text(lineage.releaseOf())),
                JsonValue.member("undone_by", text(lineage.undoneBy())),
                JsonValue.member("released_by", text(lineage.releasedBy())),
                JsonValue.member("links", links));
    }

    static String address(Job job) {
        return "/v1/jobs/" + job.id();
    }

    private static JsonValue totals(JobStatus status) {
        List<Member> totals = new ArrayList<>();
        totals.add(JsonValue.member("selected", JsonValue.of(status.selected())));
        for (Outcome outcome : Outcome.values()) {
            totals.add(JsonValue.member(
                    outcome.code(), JsonValue.of(status.totals().of(outcome))));
        }
        totals.add(JsonValue.member("pending", JsonValue.of(status.pending())));
        return JsonValue.object(totals);
    }

    private static JsonValue cost(Cost cost) {
        return JsonValue.object(
                JsonValue.member("write_units", JsonValue.of(cost.writeUnits())),
                JsonValue.member(
                        "read_units",
                        new JsonValue.JsonNumber(
                                BigDecimal.valueOf(cost.readHalves()).divide(BigDecimal.TWO))));
    }

    private static JsonValue batches(JobStatus status) {
        return JsonValue.object(
                JsonValue.member("planned", JsonValue.of(status.planned())),
                JsonValue.member("done", JsonValue.of(status.done())));
    }

    private static JsonValue text(Optional<String> text) {
        return text.map(JsonValue::of).orElse(JsonValue.JsonNull.NULL);
    }

    private static JsonValue number(OptionalLong number) {
        return number.isPresent() ? JsonValue.of(number.getAsLong()) : JsonValue.JsonNull.NULL;
    }

    private static JsonValue moment(Optional<Instant> time) {
        return time.map(JobDocument::time).orElse(JsonValue.JsonNull.NULL);
    }

    /** Returns an RFC 3339 time with milliseconds. */
    private static JsonValue time(Instant time) {
        return JsonValue.of(DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS)));
    }
}
