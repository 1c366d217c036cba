package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what all JSON:API documents have around their attributes; empty parts that serializers write are passed over. */
final class ResourceMembers {
    private static final List<String> OFTEN_EMPTY = List.of("id", "relationships", "links", "meta");
    private static final List<String> AROUND = List.of("relationships", "links", "meta");

    private ResourceMembers() {}

    /** The primary data, a single resource object of this type, in the singular or the plural. */
    static Optional<Members> data(Members document, String type, String plural, Findings findings) {
        if (!document.has("data")) {
            findings.invalid("/data", "is missing");
        }
        Optional<Members> data = document.object("data");
        data.ifPresent(members -> {
            Optional<String> sent = members.any("type").flatMap(Identifiers::text);
            if (sent.filter(text -> text.equals(type) || text.equals(plural)).isEmpty()) {
                findings.invalid("/data/type", "must be " + type);
            }
            members.any("attributes");
            passOver(members, OFTEN_EMPTY, findings);
        });
        return data;
    }

    /** Reads past what a model to be made has around its attributes; its id is the client's own and means nothing here. */
    static void passOverAround(Members model, Findings findings) {
        model.any("id");
        passOver(model, AROUND, findings);
    }

    /** Takes a member if there is nothing in it. */
    static void refuseUnlessEmpty(Members members, String name, Findings findings) {
        members.any(name)
                .filter(json -> !isEmpty(json))
                .ifPresent(json -> findings.invalid(members.at(name).text(), "is not taken here"));
    }

    private static void passOver(Members members, List<String> names, Findings findings) {
        names.forEach(name -> refuseUnlessEmpty(members, name, findings));
        members.refuseOthers();
    }

    /** Refuses what a document has beside what has been read; the token may stand there, and the version. */
    static void refuseOthers(Members document, Findings findings) {
        document.any(SentToken.PARAMETER);
        document.any("jsonapi");
        passOver(document, List.of("meta", "links"), findings);
    }

    private static boolean isEmpty(Json json) {
        return switch (json) {
            case Json.JsonNull nothing -> true;
            case Json.JsonObject(Map<String, Json> members) -> members.isEmpty();
            case Json.JsonArray(List<Json> elements) -> elements.isEmpty();
            case Json.JsonString(String text) -> text.isEmpty();
            case Json.JsonNumber number -> false;
            case Json.JsonBoolean flag -> false;
        };
    }
}
