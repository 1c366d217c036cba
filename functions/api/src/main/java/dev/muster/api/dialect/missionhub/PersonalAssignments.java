package dev.muster.api.dialect.missionhub;

import dev.muster.api.json.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The assignments outside every organization, which this API calls a personal ministry.
 *
 * @param leaders the people to whom the person is assigned, each with the place in the document that names it
 * @param contacts the people to assign to the person
 */
record PersonalAssignments(Map<String, JsonPointer> leaders, Set<String> contacts) {
    PersonalAssignments {
        leaders = Collections.unmodifiableMap(new LinkedHashMap<>(leaders));
        contacts = Set.copyOf(contacts);
    }
}
