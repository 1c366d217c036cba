package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The limits on the people that a job's caller may change.
 *
 * @param protectedIn organizations in which the caller is a user, so that their admins and owners are protected
 */
public record ProtectionRules(Set<String> protectedIn) {
    private static final Set<Value> ADMIN_OR_OWNER = Set.of(Value.of("1"), Value.of("3"));

    public static final ProtectionRules NONE = new ProtectionRules(Set.of());

    public ProtectionRules {
        protectedIn = Set.copyOf(protectedIn);
    }

    /** Returns rules that protect the people of both. */
    public ProtectionRules and(ProtectionRules other) {
        Set<String> both = new HashSet<>(protectedIn);
        both.addAll(other.protectedIn);
        return new ProtectionRules(both);
    }

    /**
     * Returns the reason when the person is a protected admin or owner. The caller checks the person before and after a
     * change, so that no admin is changed or created.
     */
    public Optional<String> refuses(Person person) {
        return protectedIn.stream()
                .filter(organization -> person.isIn(organization)
                        && ADMIN_OR_OWNER.contains(person.value(Path.permission(organization))))
                .sorted()
                .findFirst()
                .map(organization ->
                        "only an admin or owner changes or makes an admin or owner of organization " + organization);
    }
}
