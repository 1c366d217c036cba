package dev.muster.core.person;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a job's caller may not do.
 *
 * @param protectedIn organizations whose admins and owners this job may not change, its caller being a plain user there
 */
public record ProtectionRules(Set<String> protectedIn) {
    private static final Set<Value> ADMIN_OR_OWNER = Set.of(Value.of("1"), Value.of("3"));

    public static final ProtectionRules NONE = new ProtectionRules(Set.of());

    public ProtectionRules {
        protectedIn = Set.copyOf(protectedIn);
    }

    /** What neither may do. */
    public ProtectionRules and(ProtectionRules other) {
        Set<String> both = new HashSet<>(protectedIn);
        both.addAll(other.protectedIn);
        return new ProtectionRules(both);
    }

    /**
     * Why this person must not be changed, or must not become like this; empty when nothing speaks against it. Asked
     * of a person before and after, it keeps admins from being changed and from being made.
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
