package dev.muster.simulation;

import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The organizations that a person is in, each with its permission there: 1 admin, 2 contact, 3 owner, 4 user. It is read
 * from the registers by code of its own, so that it shares no mistake with the product.
 */
record Standing(Map<String, String> permissions) {
    static final Standing NONE = new Standing(Map.of());

    Standing {
        permissions = Map.copyOf(permissions);
    }

    /** Returns whether the person is not deleted. */
    static boolean exists(Person person) {
        Register existence = person.registers().get(Path.EXISTS);
        return existence == null || existence.value().isTrue();
    }

    static Standing of(Person person) {
        if (!exists(person)) {
            return NONE;
        }
        // Most people of a run are in no organization, and every write is judged.
        if (person.registers().keySet().stream()
                .allMatch(path -> organizationOf(path).isEmpty())) {
            return NONE;
        }
        Map<String, String> permissions = new HashMap<>();
        Set<String> joined = new HashSet<>();
        Set<String> removed = new HashSet<>();
        person.registers().forEach((path, register) -> {
            String organization = organizationOf(path);
            switch (path.text().substring(organization.isEmpty() ? 0 : 5 + organization.length())) {
                case "member" -> addIf(register.value().isTrue(), joined, organization);
                case "removed" -> addIf(register.value().isTrue(), removed, organization);
                case "permission_id" ->
                    permissions.put(organization, register.value() instanceof Value.Text(String id) ? id : "");
                default -> {}
            }
        });
        joined.removeAll(removed);
        permissions.keySet().retainAll(joined);
        joined.forEach(organization -> permissions.putIfAbsent(organization, ""));
        return permissions.isEmpty() ? NONE : new Standing(permissions);
    }

    /** Returns the organization of a register's path; empty for an attribute of the person. */
    static String organizationOf(Path path) {
        String text = path.text();
        return text.startsWith("org/") ? text.substring(4, text.indexOf('/', 4)) : "";
    }

    private static void addIf(boolean condition, Set<String> all, String one) {
        if (condition) {
            all.add(one);
        }
    }

    boolean isIn(String organization) {
        return permissions.containsKey(organization);
    }

    /** Returns whether the person is an admin or owner of the organization. */
    boolean rules(String organization) {
        String permission = permissions.getOrDefault(organization, "");
        return permission.equals("1") || permission.equals("3");
    }

    /** Returns whether the person is an admin, owner or user of the organization. */
    boolean serves(String organization) {
        return rules(organization) || permissions.getOrDefault(organization, "").equals("4");
    }

    /** Returns whether the person is an admin or owner anywhere. */
    boolean isProtected() {
        return permissions.keySet().stream().anyMatch(this::rules);
    }
}
