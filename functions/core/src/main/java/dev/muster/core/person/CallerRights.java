package dev.muster.core.person;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rights of one caller, by the permissions of its own person (docs/design.md#permissions).
 *
 * @param person the caller's own person
 * @param administers the organizations in which it is an admin or owner
 * @param uses the organizations in which it is a user
 */
public record CallerRights(String person, Set<String> administers, Set<String> uses) {
    private static final Value USER = Value.of("4");

    public CallerRights {
        administers = Set.copyOf(administers);
        uses = Set.copyOf(uses);
    }

    /** Returns the rights that this person has as a caller. */
    public static CallerRights of(Person self) {
        return new CallerRights(
                self.id(),
                self.administers(),
                self.organizations().stream()
                        .filter(organization ->
                                self.value(Path.permission(organization)).equals(USER))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns whether the caller is an admin, owner or user of the organization. */
    public boolean reaches(String organization) {
        return administers.contains(organization) || uses.contains(organization);
    }

    /** Returns whether the caller is an admin, owner or user of any organization. */
    public boolean reachesAny() {
        return !administers.isEmpty() || !uses.isEmpty();
    }

    /** Returns whether the caller may change these parts of everyone, so that no person has to be judged. */
    public boolean coversEveryone(ChangeReach reach) {
        return !reach.attributes() && !reach.existence() && administers.containsAll(reach.organizations());
    }

    /**
     * Returns why the caller may not change this part of a person in this state; empty when it may, and for a person that
     * does not exist in this state.
     */
    Optional<String> refuses(Person person, ChangeReach reach) {
        return person.exists() ? refusesExisting(person, reach) : Optional.empty();
    }

    private Optional<String> refusesExisting(Person person, ChangeReach reach) {
        return new TreeSet<>(reach.organizations())
                .stream()
                        .flatMap(organization -> refusesIn(person, organization).stream())
                        .findFirst()
                        .or(() -> reach.attributes() ? refusesAttributes(person) : Optional.empty())
                        .or(() -> reach.existence() ? refusesDeletion(person) : Optional.empty());
    }

    /** A deletion reaches into every organization of the person. To bring it back takes the same rights. */
    private Optional<String> refusesDeletion(Person person) {
        if (person.id().equals(this.person)) {
            return Optional.of("callers cannot delete themselves");
        }
        Set<String> organizations = person.organizations();
        if (organizations.isEmpty() && administers.isEmpty()) {
            return Optional.of("only an admin or owner of an organization deletes a person who is in none");
        }
        return new TreeSet<>(organizations)
                .stream()
                        .flatMap(organization -> refusesIn(person, organization).stream())
                        .findFirst();
    }

    private Optional<String> refusesIn(Person person, String organization) {
        if (administers.contains(organization)) {
            return Optional.empty();
        }
        if (!uses.contains(organization)) {
            return Optional.of("only an admin, owner or user of organization " + organization + " changes its people");
        }
        return person.administers().contains(organization)
                ? Optional.of(protectedIn(organization))
                : refusesAdmin(person).map(_ -> protectedElsewhere(organization));
    }

    private Optional<String> refusesAttributes(Person person) {
        if (person.id().equals(this.person)) {
            return Optional.empty();
        }
        return refusesAdmin(person)
                .or(() -> reachesOneOf(person)
                        ? Optional.empty()
                        : Optional.of(
                                "only an admin, owner or user of an organization that the person is in changes it"));
    }

    /** A person in no organization is open to everyone who may change people of any organization. */
    private boolean reachesOneOf(Person person) {
        Set<String> organizations = person.organizations();
        return organizations.isEmpty()
                ? reachesAny()
                : organizations.stream()
                        .anyMatch(
                                organization -> refusesIn(person, organization).isEmpty());
    }

    /** An admin or owner of any organization is changed only by an admin or owner of one of those. */
    private Optional<String> refusesAdmin(Person person) {
        Set<String> where = person.administers();
        return where.isEmpty() || !Collections.disjoint(where, administers)
                ? Optional.empty()
                : Optional.of(protectedIn(new TreeSet<>(where).first()));
    }

    private static String protectedElsewhere(String organization) {
        return "only an admin or owner of organization " + organization
                + " changes a person there who is an admin or owner elsewhere";
    }

    private static String protectedIn(String organization) {
        return "only an admin or owner changes or makes an admin or owner of organization " + organization;
    }
}
