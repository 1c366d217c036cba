package dev.muster.api.attribute;

import dev.muster.api.problem.Quotation;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of attributes in this API, and the reserved ones. */
public final class AttributeName {
    /** The attribute in an organization that is true while the person is archived there. */
    public static final String ARCHIVED = "archived";
    /** The attribute in an organization that holds the permission of the person there. */
    public static final String PERMISSION = "permission_id";

    /** The sets that a person has in an organization. */
    public static final List<String> SETS = List.of("assigned", "labels", "groups");

    private static final String SET_VERBS = "add_to and remove_from";

    /** What changes the attributes in an organization that cannot be set. */
    private static final Map<String, String> VERBS = Map.of(
            "assigned",
            "assign and unassign",
            "labels",
            SET_VERBS,
            "groups",
            SET_VERBS,
            ARCHIVED,
            "archive",
            "member",
            "remove",
            "removed",
            "remove");

    /** The attributes that a person has in an organization only. Set on the person, they would mean nothing. */
    public static final Set<String> IN_ORGANIZATION =
            Set.of(PERMISSION, "followup_status", ARCHIVED, "assigned", "labels", "groups");

    private static final Set<String> PERSON_SETS = Set.of("email_addresses", "phone_numbers");

    /** The member of a person's document that holds its custom attributes. */
    public static final String CUSTOM = "custom";

    private static final String CUSTOM_PREFIX = CUSTOM + ".";
    /** The form of a name, for error messages. */
    public static final String FORM = "[a-z][a-z0-9_]{0,63}";

    private static final Pattern NAME = Pattern.compile(FORM);

    private AttributeName() {}

    /**
     * Returns the error when a change of a person cannot set this: it is neither a scalar attribute of the person nor
     * {@code custom.} followed by the name of a custom one; else empty.
     */
    public static Optional<String> personAttributeOrCustomError(String name) {
        return name.startsWith(CUSTOM_PREFIX)
                ? customError(name.substring(CUSTOM_PREFIX.length()))
                : personAttributeError(name).or(() -> organizationError(name));
    }

    private static Optional<String> organizationError(String name) {
        return IN_ORGANIZATION.contains(name)
                ? Optional.of("\"" + name + "\" belongs to an organization, which must be named beside it")
                : Optional.empty();
    }

    /** Returns the error when this is not the name of a custom attribute; else empty. */
    public static Optional<String> customError(String name) {
        return CustomAttribute.of(name).isPresent()
                ? Optional.empty()
                : Optional.of("the name of a custom attribute must have " + CustomAttribute.FORM);
    }

    /** Returns the custom attribute of a name {@code custom.Shoe Size}; empty for any other name. */
    public static Optional<CustomAttribute> custom(String name) {
        return name.startsWith(CUSTOM_PREFIX)
                ? CustomAttribute.of(name.substring(CUSTOM_PREFIX.length()))
                : Optional.empty();
    }

    /** Returns the assignment that sets an attribute of the person, custom or not. */
    public static Assignment set(String name, Value value) {
        return custom(name)
                .map(attribute -> new Assignment(attribute.path(), value))
                .orElseGet(() -> SharedAttributes.set(name, value));
    }

    /** Returns the error when this is not the name of a scalar attribute of a person; else empty. */
    public static Optional<String> personAttributeError(String name) {
        return formError(name)
                .or(() -> name.equals(CUSTOM)
                        ? Optional.of("\"custom\" has attributes of its own, such as custom.Shoe Size")
                        : Optional.empty())
                .or(() -> PERSON_SETS.contains(name)
                        ? Optional.of("\"" + name + "\" is a set and cannot be set; use " + SET_VERBS)
                        : Optional.empty());
    }

    /** Returns the error when this is not the name of a scalar attribute in an organization; else empty. */
    public static Optional<String> organizationAttributeError(String name) {
        return formError(name)
                .or(() -> Optional.ofNullable(VERBS.get(name))
                        .map(verb -> "\"%s\" cannot be set; use %s".formatted(name, verb)));
    }

    private static Optional<String> formError(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("must be an attribute name: " + FORM + "; not " + Quotation.of(name));
    }
}
