package dev.muster.core.person;

import java.util.Optional;
import java.util.Set;

/**
 * The path of a register in a person: {@code country}, {@code org/3/archived}, {@code org/3/assigned/12}, {@code
 * email_addresses/jo@example.org}, {@code custom/Shoe size}.
 */
public record Path(String text) implements Comparable<Path> {
    /**
     * The path of the flag that is true while the person exists. A deletion writes false, and so the person can be brought
     * back. No attribute has this path, because no name of an attribute begins with a slash.
     */
    public static final Path EXISTS = new Path("/exists");

    private static final String ORGANIZATION = "org/";

    /** Groups of paths whose values are no flags: custom attributes, and the notes on members of sets. */
    private static final Set<String> GROUPS_OF_TEXTS = Set.of("custom", "phone_locations", "group_roles");

    /** Returns the path of an attribute outside every organization. */
    public static Path attribute(String name) {
        return new Path(name);
    }

    /** Returns the path of an attribute of a membership. */
    public static Path inOrganization(String organization, String attribute) {
        return new Path(ORGANIZATION + organization + "/" + attribute);
    }

    /** Returns the path of a set member in a membership, such as the leader {@code 12} of {@code assigned}. */
    public static Path inOrganization(String organization, String set, String member) {
        return inOrganization(organization, set + "/" + member);
    }

    /**
     * Returns the path of the flag that is true once the person has joined the organization. It stays true after a
     * removal; see {@link #removed}.
     */
    public static Path member(String organization) {
        return inOrganization(organization, "member");
    }

    /** Returns the path of the flag that is true while the person is removed from the organization. */
    public static Path removed(String organization) {
        return inOrganization(organization, "removed");
    }

    public static Path archived(String organization) {
        return inOrganization(organization, "archived");
    }

    /** Returns the path of the person's permission in the organization: 1 admin, 2 contact, 3 owner, 4 user. */
    public static Path permission(String organization) {
        return inOrganization(organization, "permission_id");
    }

    public static Path assigned(String organization, String leader) {
        return inOrganization(organization, "assigned", leader);
    }

    /** Returns the path of a leader to whom the person is assigned outside every organization. */
    public static Path assigned(String leader) {
        return attribute("assigned/" + leader);
    }

    /** Returns the path of the location of a phone number, such as {@code mobile}; one for all spellings of the number. */
    public static Path phoneLocation(String number) {
        return attribute("phone_locations/" + TextFolding.fold(number.strip()));
    }

    /** Returns the path of the role of the person in a group of the organization, such as {@code leader}. */
    public static Path groupRole(String organization, String group) {
        return inOrganization(organization, "group_roles", group);
    }

    /** Returns the organization of the path; empty for a path outside every organization. */
    public Optional<String> organization() {
        return text.startsWith(ORGANIZATION)
                ? Optional.of(text.substring(ORGANIZATION.length(), slashAfterOrganization()))
                : Optional.empty();
    }

    /** Returns the part behind the organization; the whole path outside every organization. */
    public String local() {
        return text.startsWith(ORGANIZATION) ? text.substring(slashAfterOrganization() + 1) : text;
    }

    /**
     * Returns whether the path belongs to a set member or a flag of a membership, where false and absent are equal
     * (docs/design.md rule 3).
     */
    public boolean isMark() {
        return switch (local()) {
            case "member", "removed", "archived" -> organization().isPresent();
            case String name ->
                name.indexOf('/') > 0 && !GROUPS_OF_TEXTS.contains(name.substring(0, name.indexOf('/')));
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
