package dev.muster.api.dialect.muster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names attributes go by in this API, and those that are kept for something else. */
final class AttributeName {
    static final String ARCHIVED = "archived";
    static final String PERMISSION = "permission_id";

    /** What a person has several of in an organization. */
    static final List<String> SETS = List.of("assigned", "labels", "groups");

    private static final Set<String> MARKS = Set.of("member", "removed");
    private static final Set<String> SETS_OF_A_PERSON = Set.of("email_addresses", "phone_numbers", "custom");
    private static final String FORM = "[a-z][a-z0-9_]{0,63}";
    private static final Pattern NAME = Pattern.compile(FORM);

    private AttributeName() {}

    /** Why this cannot be the name of a scalar attribute of a person; empty when it can. */
    static Optional<String> refusedOfPerson(String name) {
        return refused(name)
                .or(() -> SETS_OF_A_PERSON.contains(name)
                        ? Optional.of("\"" + name + "\" holds several values and cannot be written here yet")
                        : Optional.empty());
    }

    /** Why this cannot be the name of a scalar attribute in an organization; empty when it can. */
    static Optional<String> refusedInOrganization(String name) {
        return refused(name)
                .or(() -> SETS.contains(name) || MARKS.contains(name) || name.equals(ARCHIVED)
                        ? Optional.of("\"" + name + "\" cannot be set; use archive, assign, unassign or remove")
                        : Optional.empty());
    }

    private static Optional<String> refused(String name) {
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of("must be an attribute name: " + FORM);
    }
}
