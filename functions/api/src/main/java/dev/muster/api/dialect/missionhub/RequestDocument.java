package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.MediaType;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a request: JSON:API (jsonapi.org, format 1.1) or the plain JSON that real clients send. */
final class RequestDocument {
    static final String MEDIA_TYPE = "application/vnd.api+json";

    private static final Set<String> TAKEN = Set.of(MEDIA_TYPE, "application/json");

    private RequestDocument() {}

    static Validated<JsonValue> read(ApiRequest request, JsonReader reader) {
        Optional<String> sent = request.header("content-type").filter(header -> !header.isBlank());
        boolean taken = sent.isEmpty()
                || sent.flatMap(MediaType::parse)
                        .filter(MediaType::isUtf8)
                        .map(MediaType::name)
                        .filter(TAKEN::contains)
                        .isPresent();
        return taken
                ? reader.read(request.body().bytes())
                : Validated.invalid(
                        Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be " + MEDIA_TYPE + " or application/json, in UTF-8");
    }
}
