package dev.muster.api.dialect.muster;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;

/** A response with an entity tag: 304 when the caller already has the document. */
final class ConditionalResponse {
    private ConditionalResponse() {}

    static ApiResponse of(ApiRequest request, JsonValue document) {
        String body = JsonWriter.write(document);
        return of(request, body, EntityTag.ofBody(body));
    }

    static ApiResponse of(ApiRequest request, JsonValue document, EntityTag tag) {
        return of(request, JsonWriter.write(document), tag);
    }

    private static ApiResponse of(ApiRequest request, String body, EntityTag tag) {
        ApiResponse response = tag.isNamedBy(request.header("if-none-match"))
                ? ApiResponse.empty(304)
                : ApiResponse.of(200, "application/json", body);
        // A cache may store the response but must revalidate it every time.
        return response.with("ETag", tag.header()).with("Cache-Control", "private, no-cache");
    }
}
