package dev.muster.api.permission;

import java.util.Map;

/** The people to change in the tables of docs/permissions.md. */
enum TargetRole {
    ADMIN("admin of 3"),
    OWNER("owner of 3"),
    USER("user of 3"),
    CONTACT("contact in 3"),
    OTHER_CONTACT("contact in 42"),
    OTHER_ADMIN("admin of 42"),
    CONTACT_AND_OTHER_ADMIN("contact in 3, admin of 42"),
    NOWHERE("in no organization"),
    ITSELF("itself");

    /** The name in the tables. */
    final String label;

    TargetRole(String label) {
        this.label = label;
    }

    /** Returns the permission in each organization of the person; none for {@link #ITSELF}, who is the caller. */
    Map<String, String> permissions() {
        return switch (this) {
            case ADMIN -> Map.of("3", "1");
            case OWNER -> Map.of("3", "3");
            case USER -> Map.of("3", "4");
            case CONTACT -> Map.of("3", "2");
            case OTHER_CONTACT -> Map.of("42", "2");
            case OTHER_ADMIN -> Map.of("42", "1");
            case CONTACT_AND_OTHER_ADMIN -> Map.of("3", "2", "42", "1");
            case NOWHERE, ITSELF -> Map.of();
        };
    }
}
