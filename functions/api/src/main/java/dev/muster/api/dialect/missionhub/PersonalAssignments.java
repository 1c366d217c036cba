package dev.muster.api.dialect.missionhub;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The assignments outside every organization, which this API calls a personal ministry.
 *
 * @param leaders the people to whom the person is assigned
 * @param contacts the people to assign to the person
 */
record PersonalAssignments(Set<String> leaders, Set<String> contacts) {
    PersonalAssignments {
        leaders = Collections.unmodifiableSet(new LinkedHashSet<>(leaders));
        contacts = Set.copyOf(contacts);
    }
}
