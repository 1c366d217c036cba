package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what all JSON:API documents have around their attributes; empty parts that serializers write are passed over. */
final class ResourceMembers {
    private static final List<String> OFTEN_EMPTY = List.of("id", "relationships", "links", "meta");
    private static final List<String> AROUND = List.of("relationships", "links", "meta");

    private ResourceMembers() {}

    /** The primary data, a single resource object of this type, in the singular or the plural. */
    static Optional<JsonObjectReader> data(
            JsonObjectReader document, String type, String plural, ProblemCollector problems) {
        if (!document.has("data")) {
            problems.invalid("/data", "is missing");
        }
        Optional<JsonObjectReader> data = document.object("data");
        data.ifPresent(members -> {
            Optional<String> sent = members.any("type").flatMap(IdReader::text);
            if (sent.filter(text -> text.equals(type) || text.equals(plural)).isEmpty()) {
                problems.invalid("/data/type", "must be " + type);
            }
            members.any("attributes");
            passOver(members, OFTEN_EMPTY, problems);
        });
        return data;
    }

    /** Reads past what a model to be made has around its attributes; its id is the client's own and means nothing here. */
    static void passOverAround(JsonObjectReader model, ProblemCollector problems) {
        model.any("id");
        passOver(model, AROUND, problems);
    }

    /** Takes a member if there is nothing in it. */
    static void refuseUnlessEmpty(JsonObjectReader members, String name, ProblemCollector problems) {
        members.any(name)
                .filter(json -> !isEmpty(json))
                .ifPresent(_ -> problems.invalid(members.at(name).text(), "is not taken here"));
    }

    private static void passOver(JsonObjectReader members, List<String> names, ProblemCollector problems) {
        names.forEach(name -> refuseUnlessEmpty(members, name, problems));
        members.rejectUnknown();
    }

    /** Refuses what a document has beside what has been read; the token may stand there, and the version. */
    static void refuseOthers(JsonObjectReader document, ProblemCollector problems) {
        document.any(TokenExtractor.PARAMETER);
        document.any("jsonapi");
        passOver(document, List.of("meta", "links"), problems);
    }

    private static boolean isEmpty(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonNull _ -> true;
            case JsonValue.JsonObject(Map<String, JsonValue> members) -> members.isEmpty();
            case JsonValue.JsonArray(List<JsonValue> elements) -> elements.isEmpty();
            case JsonValue.JsonString(String text) -> text.isEmpty();
            case JsonValue.JsonNumber _ -> false;
            case JsonValue.JsonBoolean _ -> false;
        };
    }
}
