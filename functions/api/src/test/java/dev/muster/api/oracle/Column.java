package dev.muster.api.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a random file.
 *
 * @param scope the part of the person that it belongs to: {@code attributes}, {@code custom} or {@code organizations.3}
 */
record Column(String scope, String name, Kind kind) {
    static final String ATTRIBUTES = "attributes";
    static final String CUSTOM = "custom";
    private static final List<String> ORGANIZATIONS = List.of("organizations.3", "organizations.42");

    /** What the cells of a column are. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        EMAIL,
        PHONE,
        CUSTOM_ID,
        PERMISSION,
        ARCHIVED,
        EMAILS,
        PHONES,
        PEOPLE,
        IDS;

        /** Returns whether a cell names the members of a set. */
        boolean isSet() {
            return switch (this) {
                case EMAILS, PHONES, PEOPLE, IDS -> true;
                case TEXT, NUMBER, BOOLEAN, EMAIL, PHONE, CUSTOM_ID, PERMISSION, ARCHIVED -> false;
            };
        }
    }

    /** Returns the columns that a file may have beside its key. */
    static List<Column> all() {
        List<Column> all = new ArrayList<>(List.of(
                own("country", Kind.TEXT),
                own("note", Kind.TEXT),
                own("zip", Kind.TEXT),
                own("score", Kind.NUMBER),
                own("active", Kind.BOOLEAN),
                own("email", Kind.EMAIL),
                own("custom_id", Kind.CUSTOM_ID),
                own("phone_number", Kind.PHONE),
                own("email_addresses", Kind.EMAILS),
                own("phone_numbers", Kind.PHONES),
                new Column(CUSTOM, "Shoe Size", Kind.NUMBER),
                new Column(CUSTOM, "a.b \"c\", Größe; 田", Kind.TEXT),
                new Column(CUSTOM, "ratio:number", Kind.TEXT),
                new Column(CUSTOM, "VIP", Kind.BOOLEAN)));
        ORGANIZATIONS.forEach(scope -> all.addAll(List.of(
                new Column(scope, "followup_status", Kind.TEXT),
                new Column(scope, "rank", Kind.NUMBER),
                new Column(scope, "permission_id", Kind.PERMISSION),
                new Column(scope, "archived", Kind.ARCHIVED),
                new Column(scope, "assigned", Kind.PEOPLE),
                new Column(scope, "labels", Kind.IDS),
                new Column(scope, "groups", Kind.IDS))));
        return all;
    }

    private static Column own(String name, Kind kind) {
        return new Column(ATTRIBUTES, name, kind);
    }

    /** Returns the ids of the organizations. */
    static Stream<String> organizations() {
        return ORGANIZATIONS.stream().map(scope -> scope.substring(scope.indexOf('.') + 1));
    }

    boolean isInOrganization() {
        return ORGANIZATIONS.contains(scope);
    }

    /** Returns the heading in CSV. */
    String heading() {
        String plain = scope.equals(ATTRIBUTES) ? name : scope + "." + name;
        return switch (kind) {
            case NUMBER -> plain + ":number";
            case BOOLEAN -> plain + ":boolean";
            case TEXT -> name.contains(":") ? plain + ":text" : plain;
            case EMAIL, PHONE, CUSTOM_ID, PERMISSION, ARCHIVED, EMAILS, PHONES, PEOPLE, IDS -> plain;
        };
    }

    /** Returns the words by which an error of a cell names the column. */
    String inReason() {
        return scope.equals(ATTRIBUTES) ? name : scope + "." + name;
    }
}
