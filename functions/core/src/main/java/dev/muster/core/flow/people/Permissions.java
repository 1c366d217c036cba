package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The permissions of a caller, read from the caller's own person. In an organization, admins (permission 1) and owners
 * (3) may change all people, users (4) all people but admins and owners, and other callers no one. Every caller may
 * change attributes outside organizations, under the same protection of admins and owners.
 */
public final class Permissions {
    private static final Value USER = Value.of("4");
    private static final Set<Value> MAY_CHANGE = Set.of(Value.of("1"), Value.of("3"), USER);

    private final People people;
    private final Access access;

    public Permissions(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
    }

    /** The permissions of one caller. */
    public record Granted(Caller caller, Optional<Person> person) {

        /** Returns a problem when the caller may not change people of the organization. */
        public Optional<Problem> refuses(String organization) {
            boolean may = person.filter(self ->
                            self.isIn(organization) && MAY_CHANGE.contains(self.value(Path.permission(organization))))
                    .isPresent();
            return may
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            Problem.Kind.FORBIDDEN,
                            "only an admin, owner or user of organization " + organization + " may change its people"));
        }

        /** Returns the rules that bind every change of this caller. */
        public ProtectionRules rules() {
            return person.map(self -> new ProtectionRules(self.joined().stream()
                            .filter(organization -> self.isIn(organization)
                                    && self.value(Path.permission(organization)).equals(USER))
                            .collect(Collectors.toSet())))
                    .orElse(ProtectionRules.NONE);
        }
    }

    /** Reads the current permissions of the caller. */
    public Granted of(Caller caller) {
        return new Granted(
                caller,
                Optional.ofNullable(people.loadLatest(caller.tenant(), List.of(caller.person()))
                        .get(caller.person())));
    }

    /** Returns whether the tenant has the organization. */
    public boolean exists(Tenant tenant, String organization) {
        return access.hasOrganization(tenant, organization);
    }

    /** Returns a problem at the pointer when the organization does not exist. */
    public Optional<Problem> unknown(Caller caller, String organization, String pointer) {
        return exists(caller.tenant(), organization)
                ? Optional.empty()
                : Optional.of(new Problem(Problem.Kind.INVALID, "there is no organization " + organization, pointer));
    }

    /** Returns a problem when one of the organizations does not exist or the caller may not change its people. */
    public Optional<Problem> check(Granted granted, Set<String> organizations) {
        for (String organization : new TreeSet<>(organizations)) {
            Optional<Problem> problem =
                    unknown(granted.caller(), organization, "").or(() -> granted.refuses(organization));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
