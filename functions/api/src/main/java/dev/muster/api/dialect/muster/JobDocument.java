package dev.muster.api.dialect.muster;

import dev.muster.api.json.Json;
import dev.muster.api.json.Json.Member;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Course;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A job as this API shows it. */
final class JobDocument {
    private JobDocument() {}

    static Json of(Standing standing) {
        Job job = standing.job();
        Course course = job.course();
        Lineage lineage = Lineage.of(job);
        return Json.object(
                Json.member("id", job.id()),
                Json.member("state", standing.state().word()),
                Json.member("kind", job.origin().kind().word()),
                Json.member("dryRun", Json.of(job.dryRun())),
                Json.member("hold", Json.of(job.terms().hold())),
                Json.member("maxAffected", number(job.terms().maxAffected())),
                Json.member("totals", totals(standing)),
                Json.member("repeated", Json.of(repeated(job.plan()))),
                Json.member("batches", batches(standing)),
                Json.member("sequence", number(job.sequence())),
                Json.member("created_at", moment(job.origin().createdAt())),
                Json.member(
                        "finished_at", job.ending().map(end -> moment(end.at())).orElse(Json.JsonNull.NULL)),
                Json.member("expires_at", moment(job.expires())),
                Json.member("created_by", job.origin().createdBy()),
                Json.member("cancelled", text(course.cancelled())),
                Json.member("note", text(Optional.of(job.terms().note()).filter(note -> !note.isEmpty()))),
                Json.member("undo_of", text(lineage.undoOf())),
                Json.member("retry_of", text(lineage.retryOf())),
                Json.member("release_of", text(lineage.releaseOf())),
                Json.member("undone_by", text(lineage.undoneBy())),
                Json.member("released_by", text(lineage.releasedBy())),
                Json.member("links", JobLinks.of(standing)));
    }

    static String address(Job job) {
        return "/v1/jobs/" + job.id();
    }

    private static long repeated(Plan plan) {
        return switch (plan) {
            case Plan.Named named -> named.repeated();
            case Plan.Searched searched -> 0;
            case Plan.Derived derived -> 0;
        };
    }

    private static Json totals(Standing standing) {
        List<Member> totals = new ArrayList<>();
        totals.add(Json.member("selected", Json.of(standing.selected())));
        for (Outcome outcome : Outcome.values()) {
            totals.add(Json.member(outcome.word(), Json.of(standing.totals().of(outcome))));
        }
        totals.add(Json.member("pending", Json.of(standing.pending())));
        return Json.object(totals);
    }

    private static Json batches(Standing standing) {
        return Json.object(
                Json.member("planned", Json.of(standing.planned())), Json.member("done", Json.of(standing.done())));
    }

    private static Json text(Optional<String> text) {
        return text.map(Json::of).orElse(Json.JsonNull.NULL);
    }

    private static Json number(OptionalLong number) {
        return number.isPresent() ? Json.of(number.getAsLong()) : Json.JsonNull.NULL;
    }

    /** A moment as RFC 3339 has it, to the millisecond. */
    private static Json moment(Instant moment) {
        return Json.of(DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS)));
    }
}
