package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.Json.Member;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.flow.Standing;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The answer to a bulk people change: what was asked, and what came of it by now. */
final class BulkDocument {
    /** With more people than this the answer, which is small by contract, does not name them again. */
    private static final int NAMED_AGAIN = 1_000;

    private BulkDocument() {}

    static Response of(BulkRequest request, Submission.Result result) {
        int status = switch (result) {
            case Submission.Result.Done done -> 200;
            case Submission.Result.Accepted accepted -> 202;
        };
        Json document = Json.object(
                Json.member(
                        "data",
                        Json.object(
                                Json.member("id", result.standing().job().id()),
                                Json.member("type", BulkRequest.TYPE),
                                Json.member("attributes", asked(request)))),
                Json.member("meta", totals(result.standing())),
                Json.member("links", Json.object(Json.member("self", result.address()))));
        return Response.of(status, RequestDocument.MEDIA_TYPE, JsonWriter.write(document));
    }

    private static Json asked(BulkRequest request) {
        List<Member> asked = new ArrayList<>();
        request.attributes().members().forEach((name, value) -> {
            if (name.equals(BulkAttributes.GENDER)) {
                asked.add(Json.member(name, gender(value)));
            } else if (!name.equals(BulkAttributes.PERSON_IDS) || request.ids().size() <= NAMED_AGAIN) {
                asked.add(Json.member(name, value));
            }
        });
        return Json.object(asked);
    }

    private static Json gender(Json sent) {
        return Identifiers.text(sent)
                .flatMap(Vocabulary.GENDER::kept)
                .flatMap(Vocabulary::gender)
                .map(Json::of)
                .orElse(sent);
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
}
