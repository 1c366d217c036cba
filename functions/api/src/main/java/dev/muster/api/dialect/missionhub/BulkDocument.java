package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The response to a bulk people change: the requested attributes, and the totals of the job. */
final class BulkDocument {
    /** Largest number of ids that the response repeats, so that it stays small. */
    private static final int MAX_REPEATED_IDS = 1_000;

    private BulkDocument() {}

    static ApiResponse of(BulkRequest request, JobSubmission.Result result) {
        int httpStatus = switch (result) {
            case JobSubmission.Result.Done _ -> 200;
            case JobSubmission.Result.Accepted _ -> 202;
        };
        JsonValue document = JsonValue.object(
                JsonValue.member(
                        "data",
                        JsonValue.object(
                                JsonValue.member("id", result.status().job().id()),
                                JsonValue.member("type", BulkRequest.TYPE),
                                JsonValue.member("attributes", requested(request)))),
                JsonValue.member("meta", totals(result.status())),
                JsonValue.member("links", JsonValue.object(JsonValue.member("self", result.address()))));
        return ApiResponse.of(httpStatus, RequestDocument.MEDIA_TYPE, JsonWriter.write(document));
    }

    private static JsonValue requested(BulkRequest request) {
        List<Member> requested = new ArrayList<>();
        request.attributes().members().forEach((name, value) -> {
            if (name.equals(BulkAttributes.GENDER)) {
                requested.add(JsonValue.member(name, gender(value)));
            } else if (!name.equals(BulkAttributes.PERSON_IDS) || request.ids().size() <= MAX_REPEATED_IDS) {
                requested.add(JsonValue.member(name, value));
            }
        });
        return JsonValue.object(requested);
    }

    private static JsonValue gender(JsonValue sent) {
        return IdReader.text(sent)
                .flatMap(ValueVocabulary.GENDER::normalize)
                .flatMap(ValueVocabulary::gender)
                .map(JsonValue::of)
                .orElse(sent);
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
}
