package dev.muster.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.local.http.GatewayResponse.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the response of a function in payload format 2.0. Like API Gateway it ignores {@code multiValueHeaders}, which
 * belongs to format 1.0. A response without {@code statusCode} is the body itself.
 */
final class PayloadResponse {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "date", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private PayloadResponse() {}

    static GatewayResponse of(byte[] json) {
        try {
            JsonNode response = JSON.readTree(json);
            return response.has("statusCode") ? structured(response) : inferred(json);
        } catch (IOException | IllegalArgumentException _) {
            return GatewayResponse.FAILED;
        }
    }

    private static GatewayResponse inferred(byte[] json) {
        return new GatewayResponse(200, List.of(new Header("content-type", "application/json")), ByteBuffer.wrap(json));
    }

    private static GatewayResponse structured(JsonNode response) {
        int status = response.get("statusCode").asInt();
        if (status < 200 || status > 599) {
            return GatewayResponse.FAILED;
        }
        return new GatewayResponse(status, headers(response), body(response));
    }

    private static List<Header> headers(JsonNode response) {
        List<Header> headers = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(new Header(header.getKey(), header.getValue().asText()));
            }
        });
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("content-type"))) {
            headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
        }
        response.path("cookies").forEach(cookie -> headers.add(new Header("set-cookie", cookie.asText())));
        return headers;
    }

    private static ByteBuffer body(JsonNode response) {
        String body = response.path("body").asText("");
        return response.path("isBase64Encoded").asBoolean()
                ? ByteBuffer.wrap(Base64.getDecoder().decode(body))
                : StandardCharsets.UTF_8.encode(body);
    }
}
