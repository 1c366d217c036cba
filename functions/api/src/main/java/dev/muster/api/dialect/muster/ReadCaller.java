package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import java.util.Set;

/** {@code GET /v1/caller}: the tenant and the person of the presented key. */
final class ReadCaller {
    private ReadCaller() {}

    static Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .map(_ -> ApiResponse.of(
                        200,
                        "application/json",
                        JsonWriter.write(JsonValue.object(
                                JsonValue.member("tenant", call.tenant().id()),
                                JsonValue.member("person", call.caller().person())))));
    }
}
