package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiRequest;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a call is known again by under its Idempotency-Key: here the query says whom is meant and what is shown, so it
 * belongs to the address. The token does not: it changes with every answer.
 */
final class RequestFingerprint {
    private RequestFingerprint() {}

    static AuthenticatedRequest of(AuthenticatedRequest call) {
        ApiRequest request = call.request();
        String query = request.query().parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(TokenExtractor.PARAMETER))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String path = query.isEmpty() ? request.path() : request.path() + "?" + query;
        return new AuthenticatedRequest(
                new ApiRequest(
                        request.method(),
                        path,
                        request.query(),
                        request.headers(),
                        request.body(),
                        request.id(),
                        request.address()),
                call.parameters(),
                call.caller(),
                call.deadline());
    }
}
