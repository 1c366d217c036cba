package dev.muster.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A sample request of {@code events/}: the HTTP request that causes the event of the file. */
record SampleRequest(
        String method, String path, String query, Map<String, String> headers, String body, boolean base64) {
    private static final ObjectMapper JSON = new ObjectMapper();

    SampleRequest {
        headers = Map.copyOf(headers);
    }

    static SampleRequest read(Path file) {
        try {
            JsonNode event = JSON.readTree(Files.readString(file));
            Map<String, String> headers = new HashMap<>(
                    JSON.convertValue(event.path("headers"), new TypeReference<Map<String, String>>() {}));
            headers.keySet().removeIf(name -> name.equals("host") || name.startsWith("x-forwarded-"));
            return new SampleRequest(
                    event.at("/requestContext/http/method").asText(),
                    event.path("rawPath").asText(),
                    event.path("rawQueryString").asText(),
                    headers,
                    event.path("body").asText(""),
                    event.path("isBase64Encoded").asBoolean());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the body as it was sent: the gateway passes on as base64 what may be no text. */
    byte[] bytes() {
        return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the path with the query. */
    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
