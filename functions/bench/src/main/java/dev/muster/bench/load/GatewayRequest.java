package dev.muster.bench.load;

import dev.muster.embedded.template.RouteResource;
import dev.muster.local.http.HttpCall;
import dev.muster.local.http.PayloadEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request as API Gateway passes it to the function.
 *
 * @param address the path with the query
 */
public record GatewayRequest(String method, String address, Map<String, String> headers, String body) {
    private static final Instant SENT = Instant.ofEpochMilli(1_767_225_600_000L);

    public GatewayRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns the event of the request as JSON. */
    public String event() {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        HttpCall sent = new HttpCall(
                method,
                path,
                query < 0 ? "" : address.substring(query + 1),
                "HTTP/1.1",
                "192.0.2.1",
                headers.entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> List.of(header.getValue()))),
                StandardCharsets.UTF_8.encode(body));
        byte[] event = PayloadEvent.of(sent, new RouteResource(method, path), Map.of(), "bench", SENT);
        return new String(event, StandardCharsets.UTF_8);
    }
}
