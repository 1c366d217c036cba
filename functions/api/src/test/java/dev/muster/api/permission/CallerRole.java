package dev.muster.api.permission;

import java.util.Map;

/** The callers in the tables of docs/permissions.md. */
enum CallerRole {
    ADMIN("admin of 3"),
    OWNER("owner of 3"),
    USER("user of 3"),
    CONTACT("contact in 3"),
    OUTSIDER("in no organization"),
    LEFT("left 3"),
    OTHER_ADMIN("admin of 42");

    /** The name in the tables. */
    final String label;

    CallerRole(String label) {
        this.label = label;
    }

    /** Returns the permission in each organization that the caller joins; {@link #LEFT} leaves it again. */
    Map<String, String> permissions() {
        return switch (this) {
            case ADMIN -> Map.of("3", "1");
            case OWNER -> Map.of("3", "3");
            case USER, LEFT -> Map.of("3", "4");
            case CONTACT -> Map.of("3", "2");
            case OUTSIDER -> Map.of();
            case OTHER_ADMIN -> Map.of("42", "1");
        };
    }

    /** Returns whether the caller is an admin, owner or user of any organization. */
    boolean hasRights() {
        return this != CONTACT && this != OUTSIDER && this != LEFT;
    }

    /** Returns whether the caller is an admin, owner or user of the organization. */
    boolean hasRightsIn(String organization) {
        return hasRights() && permissions().containsKey(organization);
    }
}
