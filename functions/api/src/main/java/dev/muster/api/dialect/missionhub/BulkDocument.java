package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonValue.Member;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The answer to a bulk people change: what was asked, and what came of it by now. */
final class BulkDocument {
    /** With more people than this the answer, which is small by contract, does not name them again. */
    private static final int NAMED_AGAIN = 1_000;

    private BulkDocument() {}

    static ApiResponse of(BulkRequest request, JobSubmission.Result result) {
        int status = switch (result) {
            case JobSubmission.Result.Done _ -> 200;
            case JobSubmission.Result.Accepted _ -> 202;
        };
        JsonValue document = JsonValue.object(
                JsonValue.member(
                        "data",
                        JsonValue.object(
                                JsonValue.member("id", result.standing().job().id()),
                                JsonValue.member("type", BulkRequest.TYPE),
                                JsonValue.member("attributes", asked(request)))),
                JsonValue.member("meta", totals(result.standing())),
                JsonValue.member("links", JsonValue.object(JsonValue.member("self", result.address()))));
        return ApiResponse.of(status, RequestDocument.MEDIA_TYPE, JsonWriter.write(document));
    }

    private static JsonValue asked(BulkRequest request) {
        List<Member> asked = new ArrayList<>();
        request.attributes().members().forEach((name, value) -> {
            if (name.equals(BulkAttributes.GENDER)) {
                asked.add(JsonValue.member(name, gender(value)));
            } else if (!name.equals(BulkAttributes.PERSON_IDS) || request.ids().size() <= NAMED_AGAIN) {
                asked.add(JsonValue.member(name, value));
            }
        });
        return JsonValue.object(asked);
    }

    private static JsonValue gender(JsonValue sent) {
        return IdReader.text(sent)
                .flatMap(ValueVocabulary.GENDER::kept)
                .flatMap(ValueVocabulary::gender)
                .map(JsonValue::of)
                .orElse(sent);
    }

    private static JsonValue totals(JobStatus standing) {
        List<Member> totals = new ArrayList<>();
        totals.add(JsonValue.member("selected", JsonValue.of(standing.selected())));
        for (Outcome outcome : Outcome.values()) {
            totals.add(JsonValue.member(
                    outcome.word(), JsonValue.of(standing.totals().of(outcome))));
        }
        totals.add(JsonValue.member("pending", JsonValue.of(standing.pending())));
        return JsonValue.object(totals);
    }
}
