package dev.muster.api.dialect.muster;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonWriter;

/** Answers with a document that callers ask for again and again: 304 as long as it is the one they have. */
final class ConditionalResponse {
    private ConditionalResponse() {}

    static ApiResponse answer(ApiRequest request, JsonValue document) {
        String body = JsonWriter.write(document);
        return answer(request, body, EntityTag.ofBody(body));
    }

    static ApiResponse answer(ApiRequest request, JsonValue document, EntityTag tag) {
        return answer(request, JsonWriter.write(document), tag);
    }

    private static ApiResponse answer(ApiRequest request, String body, EntityTag tag) {
        ApiResponse response = tag.isNamedBy(request.header("if-none-match"))
                ? ApiResponse.empty(304)
                : ApiResponse.of(200, "application/json", body);
        // It may be kept, but asked about every time.
        return response.with("ETag", tag.header()).with("Cache-Control", "private, no-cache");
    }
}
