package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;

/**
 * A reader of the members around the attributes of JSON:API documents; empty members that serializers add are ignored.
 */
final class ResourceMembers {
    private static final List<String> DATA_ENVELOPE = List.of("id", "relationships", "links", "meta");
    private static final List<String> MODEL_ENVELOPE = List.of("relationships", "links", "meta");

    private ResourceMembers() {}

    /** Returns the primary data, a resource object of this type, in the singular or the plural. */
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
            ignoreEmpty(members, DATA_ENVELOPE, problems);
        });
        return data;
    }

    /** Ignores the members around a model's attributes; its id is the client's own and has no meaning here. */
    static void ignoreEnvelope(JsonObjectReader model, ProblemCollector problems) {
        model.any("id");
        ignoreEmpty(model, MODEL_ENVELOPE, problems);
    }

    /** Rejects a member unless it is empty. */
    static void rejectUnlessEmpty(JsonObjectReader members, String name, ProblemCollector problems) {
        members.any(name)
                .filter(json -> !IgnoredMembers.isEmpty(json))
                .ifPresent(_ -> problems.invalid(members.at(name).text(), "is not accepted here"));
    }

    private static void ignoreEmpty(JsonObjectReader members, List<String> names, ProblemCollector problems) {
        names.forEach(name -> rejectUnlessEmpty(members, name, problems));
        IgnoredMembers.rejectOthers(members);
    }

    /** Rejects unknown members of a document; the access token and the version are allowed. */
    static void rejectUnknown(JsonObjectReader document, ProblemCollector problems) {
        document.any(TokenExtractor.PARAMETER);
        document.any("jsonapi");
        ignoreEmpty(document, List.of("meta", "links"), problems);
    }
}
