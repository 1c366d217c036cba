package dev.muster.core.person;

import java.util.Optional;

/**
 * Where a register stands in a person: {@code country}, {@code org/3/archived}, {@code org/3/assigned/12},
 * {@code email_addresses/jo@example.org}, {@code custom/Shoe size}.
 */
public record Path(String text) implements Comparable<Path> {
    private static final String ORGANIZATION = "org/";

    /** An attribute of the person itself. */
    public static Path attribute(String name) {
        return new Path(name);
    }

    /** An attribute of the person's membership of an organization. */
    public static Path inOrganization(String organization, String attribute) {
        return new Path(ORGANIZATION + organization + "/" + attribute);
    }

    /** One member of a set the person has in an organization, such as the leader {@code 12} it is assigned to. */
    public static Path inOrganization(String organization, String set, String member) {
        return inOrganization(organization, set + "/" + member);
    }

    /** Set once the person has joined the organization, and never unset: see {@link #removed}. */
    public static Path member(String organization) {
        return inOrganization(organization, "member");
    }

    /** Set while the person is deleted from the organization: the tombstone of a membership. */
    public static Path removed(String organization) {
        return inOrganization(organization, "removed");
    }

    public static Path archived(String organization) {
        return inOrganization(organization, "archived");
    }

    /** The permission the person has in the organization: 1 admin, 2 contact, 3 owner, 4 user. */
    public static Path permission(String organization) {
        return inOrganization(organization, "permission_id");
    }

    public static Path assigned(String organization, String leader) {
        return inOrganization(organization, "assigned", leader);
    }

    /** The organization this path lies in; empty for what belongs to the person itself. */
    public Optional<String> organization() {
        return text.startsWith(ORGANIZATION)
                ? Optional.of(text.substring(ORGANIZATION.length(), slashAfterOrganization()))
                : Optional.empty();
    }

    /** What follows the organization; the whole path for what belongs to the person itself. */
    public String local() {
        return text.startsWith(ORGANIZATION) ? text.substring(slashAfterOrganization() + 1) : text;
    }

    /** Whether the path is of a set's member, or of a mark that is set or not: there, false and absent are equal. */
    public boolean isMark() {
        return switch (local()) {
            case "member", "removed", "archived" -> organization().isPresent();
            case String name -> name.indexOf('/') > 0 && !name.startsWith("custom/");
        };
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private int slashAfterOrganization() {
        return text.indexOf('/', ORGANIZATION.length());
    }
}
