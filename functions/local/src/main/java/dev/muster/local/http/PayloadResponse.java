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
 * Reads a function's answer in payload format 2.0. Of format 1.0 only it has {@code multiValueHeaders}; API Gateway
 * ignores them here, and so does this. An answer without {@code statusCode} is the body itself.
 */
final class PayloadResponse {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "content-length", "date", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private PayloadResponse() {}

    static GatewayResponse of(byte[] json) {
        try {
            JsonNode answer = JSON.readTree(json);
            return answer.has("statusCode") ? structured(answer) : inferred(json);
        } catch (IOException | IllegalArgumentException _) {
            return GatewayResponse.FAILED;
        }
    }

    private static GatewayResponse inferred(byte[] json) {
        return new GatewayResponse(200, List.of(new Header("content-type", "application/json")), ByteBuffer.wrap(json));
    }

    private static GatewayResponse structured(JsonNode answer) {
        int status = answer.get("statusCode").asInt();
        if (status < 200 || status > 599) {
            return GatewayResponse.FAILED;
        }
        return new GatewayResponse(status, headers(answer), body(answer));
    }

    private static List<Header> headers(JsonNode answer) {
        List<Header> headers = new ArrayList<>();
        answer.path("headers").properties().forEach(header -> {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(new Header(header.getKey(), header.getValue().asText()));
            }
        });
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("content-type"))) {
            headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
        }
        answer.path("cookies").forEach(cookie -> headers.add(new Header("set-cookie", cookie.asText())));
        return headers;
    }

    private static ByteBuffer body(JsonNode answer) {
        String body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean()
                ? ByteBuffer.wrap(Base64.getDecoder().decode(body))
                : StandardCharsets.UTF_8.encode(body);
    }
}
