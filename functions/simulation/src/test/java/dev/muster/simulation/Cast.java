package dev.muster.simulation;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The people of each tenant who have roles, and credentials with which they call. */
final class Cast {
    static final List<String> ORGANIZATIONS = List.of("3", "42", "7");

    /** The permissions of each person, by organization. */
    static final Map<String, Map<String, String>> PERMISSIONS = permissions();

    /** The ids of the people. */
    static final List<String> IDS = List.copyOf(PERMISSIONS.keySet());

    private Cast() {}

    private static Map<String, Map<String, String>> permissions() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put(id("admin"), Map.of("3", "1"));
        all.put(id("owner"), Map.of("42", "3", "3", "4"));
        all.put(id("user"), Map.of("3", "4", "42", "4"));
        all.put(id("contact"), Map.of("3", "2"));
        all.put(id("outsider"), Map.of());
        all.put(id("stranger"), Map.of("7", "1", "3", "2"));
        return all;
    }

    /** Returns an id in one of the slots that other people of the simulation are in, so that plans stay small. */
    private static String id(String role) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> role + number)
                .filter(id -> Slot.of(id) < 3)
                .findFirst()
                .orElseThrow();
    }

    static String email(String id) {
        return id + "@cast.example";
    }

    static Credential credential(Tenant tenant, String id) {
        return Credential.of("role", tenant.id() + " " + id);
    }

    /** Stores the organizations, the people and their credentials. */
    static void store(Ports ports, Tenant tenant, long sequence) {
        ORGANIZATIONS.forEach(organization -> ports.access().addOrganization(tenant, organization));
        List<PersonWrite> writes = new ArrayList<>();
        PERMISSIONS.forEach((id, permissions) -> {
            writes.add(PersonWrite.between(Optional.empty(), person(id, permissions, sequence)));
            ports.access().putGrant(credential(tenant, id), new Grant(new Caller(tenant, id), 1_000, sequence));
            permissions
                    .keySet()
                    .forEach(organization -> ports.people().enroll(tenant, Map.of(organization, Set.of(id))));
        });
        ports.people().saveWithUniqueKeys(tenant, writes);
    }

    private static Person person(String id, Map<String, String> permissions, long sequence) {
        List<Assignment> assignments = new ArrayList<>(List.of(SharedAttributes.set("email", Value.of(email(id)))));
        assignments.add(new Assignment(SimulatedWorld.COUNTRY, Value.of("DE")));
        permissions.forEach((organization, permission) -> {
            assignments.add(new Assignment(Path.member(organization), Value.of(true)));
            assignments.add(new Assignment(Path.permission(organization), Value.of(permission)));
        });
        Person person = Person.create(id, sequence);
        return person.write(SharedAttributes.writes(person, assignments), sequence, Instant.EPOCH);
    }
}
