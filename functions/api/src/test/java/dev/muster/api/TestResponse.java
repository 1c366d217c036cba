package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.job.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A response of the API as a client receives it. */
public record TestResponse(int status, Map<String, String> headers, String body) {
    private static final JsonReader READER = new JsonReader(JsonLimits.of(Limits.STANDARD));

    /** Returns the response with its body as text; of a compressed body, each byte as the character of its number. */
    static TestResponse of(APIGatewayV2HTTPResponse response) {
        Charset charset = response.getHeaders().containsKey("Content-Encoding")
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
        String body = response.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(response.getBody()), charset)
                : response.getBody();
        return new TestResponse(response.getStatusCode(), response.getHeaders(), body);
    }

    public String header(String name) {
        return headers.get(name);
    }

    /** Returns the value at a JSON pointer of the body, strings without quotes, or {@code absent}. */
    public String at(String pointer) {
        return at(body, pointer);
    }

    public static String at(String document, String pointer) {
        JsonValue json = json(document);
        for (String step : pointer.substring(1).split("/", -1)) {
            json = switch (json) {
                case JsonValue.JsonObject(Map<String, JsonValue> members) -> members.get(step);
                case JsonValue.JsonArray(List<JsonValue> elements) ->
                    Integer.parseInt(step) < elements.size() ? elements.get(Integer.parseInt(step)) : null;
                case JsonValue.JsonString _ -> null;
                case JsonValue.JsonNumber _ -> null;
                case JsonValue.JsonBoolean _ -> null;
                case JsonValue.JsonNull _ -> null;
            };
            if (json == null) {
                return "absent";
            }
        }
        return json instanceof JsonValue.JsonString(String text) ? text : JsonWriter.write(json);
    }

    /** Returns the lines of a body with one document per line. */
    public List<String> lines() {
        return body.lines().toList();
    }

    /** Returns the address of the next page from the Link header, or an empty string. */
    public String next() {
        String link = headers.getOrDefault("Link", "");
        return link.endsWith("rel=\"next\"") ? link.substring(1, link.indexOf('>')) : "";
    }

    private static JsonValue json(String document) {
        return switch (READER.read(document)) {
            case Validated.Valid<JsonValue>(JsonValue json) -> json;
            case Validated.Invalid<JsonValue> _ -> throw new AssertionError("not JSON: " + document);
        };
    }
}
