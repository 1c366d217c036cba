package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.json.JsonValue;
import dev.muster.core.person.UniqueKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the people of a mass update are named: by the ids they have here, or by those their clients gave them. */
enum UserIdKind {
    IDS {
        @Override
        Optional<String> id(JsonValue json) {
            return TypedValues.integer(json).map(number -> Long.toString(number));
        }

        @Override
        String message() {
            return "A valid integer is required.";
        }

        @Override
        List<String> people(List<String> ids, AuthenticatedRequest call) {
            return ids;
        }
    },
    CUSTOM_IDS {
        @Override
        Optional<String> id(JsonValue json) {
            return TypedValues.text(json).filter(CustomId::isOne);
        }

        @Override
        String message() {
            return "Must be " + CustomId.FORM + ".";
        }

        @Override
        List<String> people(List<String> ids, AuthenticatedRequest call) {
            Set<UniqueKey> guards = new LinkedHashSet<>();
            ids.forEach(id -> guards.add(UniqueKey.customId(id)));
            Map<UniqueKey, String> holders = call.engine().findPeople().holders(call.tenant(), guards);
            return ids.stream()
                    .map(id -> holders.getOrDefault(UniqueKey.customId(id), CustomId.ofNobody(id)))
                    .toList();
        }
    };

    /** The id an element of the list says; empty when it is none. */
    abstract Optional<String> id(JsonValue json);

    /** What is said of an element that is none. */
    abstract String message();

    /** The people of these ids, in their order; whoever is not known is nobody a job can find. */
    abstract List<String> people(List<String> ids, AuthenticatedRequest call);
}
