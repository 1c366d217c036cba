package dev.muster.local.demo;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
import dev.muster.core.access.Team;
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
 * The two tenants of the local host, with the same organizations, teams and people each, and well-known credentials:
 * made by the local host alone, so that no deployed stack ever knows them.
 */
public final class LocalAccounts {
    private static final List<String> ORGANIZATIONS = List.of("3", "42");
    private static final List<Team> TEAMS = List.of(new Team("1", "North"), new Team("2", "South"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADMIN = "1";
    private static final String USER = "4";
    private static final int USERCOM_TOKEN = 64;

    private LocalAccounts() {}

    /** Makes what is not there yet; leaves what is. */
    public static void make(Ports ports) {
        Tenant demo = tenant(ports, "demo", "local-");
        tenant(ports, "other", "local-other-");
        // Person 2 is a plain user everywhere: neither an admin of organization 3 nor a manager of company 42.
        grant(ports.access(), Scheme.MUSTER, "local-muster-user-key", new Caller(demo, "2"));
        grant(ports.access(), Scheme.HUDDLE, "local-huddle-member-token", new Caller(demo, "2"));
    }

    private static Tenant tenant(Ports ports, String id, String head) {
        Tenant tenant = new Tenant(id);
        ORGANIZATIONS.forEach(organization -> ports.access().addOrganization(tenant, organization));
        TEAMS.forEach(team -> ports.access().addTeam(tenant, team));
        Caller caller = new Caller(tenant, "1");
        grant(ports.access(), Scheme.MUSTER, head + "muster-key", caller);
        grant(ports.access(), Scheme.HUDDLE, head + "huddle-token", caller);
        grant(ports.access(), Scheme.LEADSQUARED, head + "access:" + head + "secret", caller);
        grant(ports.access(), Scheme.USERCOM, padded(head + "usercom-"), caller);
        people(ports, tenant);
        return tenant;
    }

    private static String padded(String token) {
        return token + "0".repeat(USERCOM_TOKEN - token.length());
    }

    private static void grant(Access access, Scheme scheme, String secret, Caller caller) {
        access.grant(Credential.of(scheme, secret), Grant.of(scheme, caller));
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
                        List.of(person(ports, "1", "Ada", ADMIN, sequence), person(ports, "2", "Ben", USER, sequence)),
                        deadline);
    }

    private static Person person(Ports ports, String id, String firstName, String permission, long sequence) {
        List<Assignment> registers = new ArrayList<>();
        registers.add(new Assignment(Path.attribute("first_name"), Value.of(firstName)));
        for (String organization : ORGANIZATIONS) {
            registers.add(new Assignment(Path.member(organization), Value.of(true)));
            registers.add(new Assignment(Path.permission(organization), Value.of(permission)));
        }
        return Person.unborn(id, sequence)
                .write(registers, sequence, ports.time().now());
    }
}
