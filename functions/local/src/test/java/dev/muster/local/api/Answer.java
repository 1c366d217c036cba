package dev.muster.local.api;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Map;

/** An answer of the API, as a caller sees it. */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final JsonReader READER = new JsonReader(JsonLimits.of(Limits.STANDARD));

    public String header(String name) {
        return headers.get(name);
    }

    /** What the body has at a JSON pointer, strings without their quotes; {@code absent} when nothing is there. */
    public String at(String pointer) {
        return at(body, pointer);
    }

    public static String at(String document, String pointer) {
        Json json = json(document);
        for (String step : pointer.substring(1).split("/", -1)) {
            json = switch (json) {
                case Json.JsonObject(Map<String, Json> members) -> members.get(step);
                case Json.JsonArray(List<Json> elements) ->
                    Integer.parseInt(step) < elements.size() ? elements.get(Integer.parseInt(step)) : null;
                case Json.JsonString scalar -> null;
                case Json.JsonNumber scalar -> null;
                case Json.JsonBoolean scalar -> null;
                case Json.JsonNull scalar -> null;
            };
            if (json == null) {
                return "absent";
            }
        }
        return json instanceof Json.JsonString(String text) ? text : JsonWriter.write(json);
    }

    /** The lines of a body that has a document on each. */
    public List<String> lines() {
        return body.lines().toList();
    }

    /** The address in the Link header. */
    public String next() {
        String link = headers.getOrDefault("Link", "");
        return link.endsWith("rel=\"next\"") ? link.substring(1, link.indexOf('>')) : "";
    }

    private static Json json(String document) {
        return switch (READER.read(document)) {
            case Checked.Good<Json>(Json json) -> json;
            case Checked.Refused<Json> refused -> throw new AssertionError("not JSON: " + document);
        };
    }
}
