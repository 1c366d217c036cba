package dev.muster.api.dialect.muster;

import dev.muster.api.http.EntityTag;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;

/** Answers with a document that callers ask for again and again: 304 as long as it is the one they have. */
final class TaggedDocument {
    private TaggedDocument() {}

    static Response answer(Request request, Json document) {
        String body = JsonWriter.write(document);
        return answer(request, body, EntityTag.ofBody(body));
    }

    static Response answer(Request request, Json document, EntityTag tag) {
        return answer(request, JsonWriter.write(document), tag);
    }

    private static Response answer(Request request, String body, EntityTag tag) {
        Response response = tag.isNamedBy(request.header("if-none-match"))
                ? Response.empty(304)
                : Response.of(200, "application/json", body);
        // It may be kept, but asked about every time.
        return response.with("ETag", tag.header()).with("Cache-Control", "private, no-cache");
    }
}
