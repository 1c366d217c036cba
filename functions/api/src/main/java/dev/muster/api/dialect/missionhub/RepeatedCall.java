package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Request;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a call is known again by under its Idempotency-Key: here the query says whom is meant and what is shown, so it
 * belongs to the address. The token does not: it changes with every answer.
 */
final class RepeatedCall {
    private RepeatedCall() {}

    static Call of(Call call) {
        Request request = call.request();
        String query = request.query().parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(SentToken.PARAMETER))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String path = query.isEmpty() ? request.path() : request.path() + "?" + query;
        return new Call(
                new Request(
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
