package dev.muster.local.demo;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two tenants of the local host, with the same organizations and people each, and well-known credentials: made by
 * the local host alone, so that no deployed stack ever knows them.
 */
public final class LocalAccounts {
    private static final List<String> ORGANIZATIONS = List.of("3", "42");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADMIN = "1";
    private static final String USER = "4";

    private LocalAccounts() {}

    /** Makes what is not there yet; leaves what is. */
    public static void make(Ports ports) {
        tenant(ports, "demo", "local-muster-key");
        tenant(ports, "other", "local-other-muster-key");
        grant(ports, new Caller(new Tenant("demo"), "2"), "local-muster-user-key");
    }

    private static void tenant(Ports ports, String id, String key) {
        Tenant tenant = new Tenant(id);
        ORGANIZATIONS.forEach(organization -> ports.access().addOrganization(tenant, organization));
        grant(ports, new Caller(tenant, "1"), key);
        people(ports, tenant);
    }

    private static void grant(Ports ports, Caller caller, String key) {
        ports.access().grant(Credential.of(Scheme.MUSTER, key), caller);
    }

    private static void people(Ports ports, Tenant tenant) {
        Deadline deadline = Deadline.in(ports.time(), PATIENCE);
        long sequence = ports.access().nextSequence(tenant);
        Set<String> ids = Set.of("1", "2");
        ORGANIZATIONS.forEach(organization -> ports.people().enroll(tenant, Map.of(organization, ids), deadline));
        // Whoever is there already is left as it is: only the version that creates is written.
        ports.people()
                .save(
                        tenant,
                        List.of(
                                person(ports, "1", "Ada", ADMIN, ADMIN, sequence),
                                person(ports, "2", "Ben", USER, ADMIN, sequence)),
                        deadline);
    }

    private static Person person(
            Ports ports, String id, String firstName, String inFirst, String inSecond, long sequence) {
        List<Assignment> registers = new ArrayList<>();
        registers.add(new Assignment(Path.attribute("first_name"), Value.of(firstName)));
        join(registers, ORGANIZATIONS.getFirst(), inFirst);
        join(registers, ORGANIZATIONS.getLast(), inSecond);
        return Person.unborn(id, sequence)
                .write(registers, sequence, ports.time().now());
    }

    private static void join(List<Assignment> registers, String organization, String permission) {
        registers.add(new Assignment(Path.member(organization), Value.of(true)));
        registers.add(new Assignment(Path.permission(organization), Value.of(permission)));
    }
}
