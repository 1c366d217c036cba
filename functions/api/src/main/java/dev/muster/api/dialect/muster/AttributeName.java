package dev.muster.api.dialect.muster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of attributes in this API, and the reserved ones. */
final class AttributeName {
    static final String ARCHIVED = "archived";
    static final String PERMISSION = "permission_id";

    /** The sets that a person has in an organization. */
    static final List<String> SETS = List.of("assigned", "labels", "groups");

    private static final Set<String> MEMBERSHIP_FLAGS = Set.of("member", "removed");
    private static final Set<String> PERSON_SETS = Set.of("email_addresses", "phone_numbers", "custom");
    private static final String FORM = "[a-z][a-z0-9_]{0,63}";
    private static final Pattern NAME = Pattern.compile(FORM);

    private AttributeName() {}

    /** Returns the error when this is not the name of a scalar attribute of a person; else empty. */
    static Optional<String> personAttributeError(String name) {
        return formError(name)
                .or(() -> PERSON_SETS.contains(name)
                        ? Optional.of("\"" + name + "\" is a set and cannot be set; use add_to and remove_from")
                        : Optional.empty());
    }

    /** Returns the error when this is not the name of a scalar attribute in an organization; else empty. */
    static Optional<String> organizationAttributeError(String name) {
        return formError(name)
                .or(() -> SETS.contains(name) || MEMBERSHIP_FLAGS.contains(name) || name.equals(ARCHIVED)
                        ? Optional.of("\"" + name + "\" cannot be set; use archive, assign, unassign or remove")
                        : Optional.empty());
    }

    private static Optional<String> formError(String name) {
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of("must be an attribute name: " + FORM);
    }
}
