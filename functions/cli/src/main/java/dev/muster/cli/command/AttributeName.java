package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an attribute, of the person or of the person in an organization. {@code organizations.3.NAME} says so;
 * names that exist in organizations only take the organization of the command.
 */
record AttributeName(Optional<String> organization, String name) {
    private static final Pattern INSIDE = Pattern.compile("organizations\\.([^.]+)\\.(.+)");
    private static final Set<String> ONLY_INSIDE =
            Set.of("followup_status", "permission_id", "archived", "assigned", "labels", "groups");

    static AttributeName of(String name, Optional<String> organization) {
        Matcher inside = INSIDE.matcher(name);
        if (inside.matches()) {
            return new AttributeName(Optional.of(inside.group(1)), inside.group(2));
        }
        return ONLY_INSIDE.contains(name)
                ? new AttributeName(Optional.of(organization.orElseThrow(() -> needsOrganization(name))), name)
                : new AttributeName(Optional.empty(), name);
    }

    static CliFailure needsOrganization(String what) {
        return CliFailure.usage(what + " needs an organization", "Add --organization ID.");
    }

    /** Returns the change with this verb, still without its value. */
    JsonObject change(String verb) {
        JsonObject change = organization
                .map(id -> JsonObject.empty().with("organization", id))
                .orElse(JsonObject.empty());
        return change.with(verb, name);
    }
}
