package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.MediaType;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** A reader of request bodies: JSON:API (jsonapi.org, format 1.1) or the plain JSON that existing clients send. */
final class RequestDocument {
    static final String MEDIA_TYPE = "application/vnd.api+json";

    private static final Set<String> ACCEPTED = Set.of(MEDIA_TYPE, "application/json");

    private RequestDocument() {}

    static Validated<JsonValue> read(ApiRequest request, JsonReader reader) {
        Optional<String> sent = request.header("content-type").filter(header -> !header.isBlank());
        boolean isAccepted = sent.isEmpty()
                || sent.flatMap(MediaType::parse)
                        .filter(MediaType::isUtf8)
                        .map(MediaType::name)
                        .filter(ACCEPTED::contains)
                        .isPresent();
        return isAccepted
                ? reader.read(request.body().bytes())
                : Validated.invalid(
                        ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be " + MEDIA_TYPE + " or application/json, in UTF-8");
    }
}
