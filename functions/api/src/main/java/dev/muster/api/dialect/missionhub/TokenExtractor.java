package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extraction of a request's access token: from its Authorization header, else its query, else its body. */
final class TokenExtractor {
    static final String PARAMETER = "access_token";

    private static final String BEARER = "bearer ";

    private TokenExtractor() {}

    /** Returns the token as sent; an empty text when the value cannot be a token; empty when the request has none. */
    static Optional<String> of(ApiRequest request, JsonReader reader) {
        return header(request).or(() -> query(request)).or(() -> body(request, reader));
    }

    private static Optional<String> header(ApiRequest request) {
        return request.header("authorization")
                .map(String::strip)
                .filter(header -> !header.isEmpty())
                .map(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? header.substring(BEARER.length()).strip()
                        : "");
    }

    private static Optional<String> query(ApiRequest request) {
        List<String> sent = request.query().all(PARAMETER);
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent.size() == 1 ? sent.getFirst() : "");
    }

    private static Optional<String> body(ApiRequest request, JsonReader reader) {
        if (request.body().size() == 0) {
            return Optional.empty();
        }
        return switch (reader.read(request.body().bytes())) {
            case Validated.Valid<JsonValue>(JsonValue json) -> member(json);
            case Validated.Invalid<JsonValue> _ -> Optional.empty();
        };
    }

    private static Optional<String> member(JsonValue json) {
        return json instanceof JsonValue.JsonObject(Map<String, JsonValue> members)
                ? Optional.ofNullable(members.get(PARAMETER))
                        .map(sent -> sent instanceof JsonValue.JsonString(String text) ? text : "")
                : Optional.empty();
    }
}
