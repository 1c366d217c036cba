package dev.muster.api.dialect.muster;

import dev.muster.api.json.Json;
import dev.muster.api.json.Json.Member;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Outcome;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A job as this API shows it. */
final class JobDocument {
    private JobDocument() {}

    static Json of(Standing standing) {
        Job job = standing.job();
        return Json.object(
                Json.member("id", job.id()),
                Json.member("state", standing.state().word()),
                Json.member("kind", job.origin().kind().word()),
                Json.member("dryRun", Json.of(job.dryRun())),
                Json.member("totals", totals(standing)),
                Json.member("repeated", Json.of(repeated(job.plan()))),
                Json.member("batches", batches(standing)),
                Json.member("created_at", moment(job.origin().createdAt())),
                Json.member(
                        "finished_at",
                        job.ending().map(ending -> moment(ending.at())).orElse(Json.JsonNull.NULL)),
                Json.member("created_by", job.origin().createdBy()),
                Json.member(
                        "note",
                        job.terms().note().isEmpty()
                                ? Json.JsonNull.NULL
                                : Json.of(job.terms().note())),
                Json.member("undo_of", Json.JsonNull.NULL),
                Json.member("retry_of", Json.JsonNull.NULL),
                Json.member("links", links(job)));
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

    private static Json links(Job job) {
        return Json.object(Json.member("self", address(job)), Json.member("results", address(job) + "/results"));
    }

    /** A moment as RFC 3339 has it, to the millisecond. */
    private static Json moment(Instant moment) {
        return Json.of(DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS)));
    }
}
