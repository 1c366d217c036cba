package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.UniqueValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two kinds of ids of a mass update: the ids of people here, or the ids that clients assigned. */
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
            return TypedValues.text(json).filter(CustomId::isValid);
        }

        @Override
        String message() {
            return "Must be " + CustomId.FORM + ".";
        }

        @Override
        List<String> people(List<String> ids, AuthenticatedRequest call) {
            Set<UniqueValue> values = new LinkedHashSet<>();
            ids.forEach(id -> values.add(UniqueValue.customId(id)));
            Map<UniqueValue, String> holders = call.engine().findPeople().holders(call.tenant(), values);
            return ids.stream()
                    .map(id -> holders.getOrDefault(UniqueValue.customId(id), CustomId.unknownPersonId(id)))
                    .toList();
        }
    };

    /** Returns the id of a list element; empty when it is invalid. */
    abstract Optional<String> id(JsonValue json);

    /** Returns the error text for an invalid element. */
    abstract String message();

    /** Returns the people of these ids, in their order; an unknown one gets an id that no person has. */
    abstract List<String> people(List<String> ids, AuthenticatedRequest call);
}
