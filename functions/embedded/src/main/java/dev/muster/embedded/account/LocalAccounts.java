package dev.muster.embedded.account;

import dev.muster.core.access.Caller;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Secret;
import dev.muster.core.access.SecretForm;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.admin.Administer;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The two tenants of the local host, with the same organizations, teams and people each, and known credentials. Only
 * the local host creates them, with the commands of an administrator, so that no deployed stack has them.
 */
public final class LocalAccounts {
    private static final List<String> ORGANIZATIONS = List.of("3", "42");
    private static final List<Team> TEAMS = List.of(new Team("1", "North"), new Team("2", "South"));
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String ADMIN = "1";
    private static final String USER = "4";

    private final Ports ports;
    private final Administer administer;
    private final List<CredentialType> types;

    private LocalAccounts(Ports ports, List<CredentialType> types) {
        this.ports = ports;
        this.administer = new Engine(ports).administer();
        this.types = types;
    }

    /**
     * Creates the accounts that do not exist yet.
     *
     * @param types the types of credentials of all dialects; each tenant gets one of each
     */
    public static void create(PortsProvider ports, List<CredentialType> types) {
        new LocalAccounts(ports.within(Deadline.in(ports.time(), TIMEOUT)), types).create();
    }

    private void create() {
        Tenant demo = tenant("demo", "local-");
        tenant("other", "local-other-");
        // Person 2 is a plain user everywhere: neither an admin of organization 3 nor a manager of company 42.
        types.stream()
                .filter(type -> type.form() == SecretForm.TOKEN)
                .forEach(type -> issue(type, "local-" + type.code() + userSuffix(type), new Caller(demo, "2")));
    }

    private Tenant tenant(String id, String prefix) {
        Tenant tenant = new Tenant(id);
        ORGANIZATIONS.forEach(organization -> run(new AdminCommand.AddOrganization(tenant, organization)));
        TEAMS.forEach(team -> run(new AdminCommand.AddTeam(tenant, team)));
        enroll(tenant, "1", "Ada", ADMIN);
        enroll(tenant, "2", "Ben", USER);
        types.forEach(type -> issue(type, secret(type, prefix), new Caller(tenant, "1")));
        return tenant;
    }

    /** Returns the secret of a tenant: {@code local-huddle-token}, padded with zeros where the length is fixed. */
    private static String secret(CredentialType type, String prefix) {
        return switch (type.form()) {
            case TOKEN -> prefix + type.code() + (isApiKey(type) ? "-key" : "-token");
            case TOKEN_64 -> {
                String token = prefix + type.code() + "-";
                yield token + "0".repeat(64 - token.length());
            }
            case PAIR -> prefix + "access:" + prefix + "secret";
        };
    }

    private static String userSuffix(CredentialType type) {
        return isApiKey(type) ? "-user-key" : "-member-token";
    }

    private static boolean isApiKey(CredentialType type) {
        return type.code().equals("muster");
    }

    private void enroll(Tenant tenant, String id, String firstName, String permission) {
        if (ports.people().loadLatest(tenant, List.of(id)).isEmpty()) {
            run(new AdminCommand.Enroll(
                    tenant,
                    id,
                    Map.of("first_name", Value.of(firstName)),
                    ORGANIZATIONS.stream().collect(Collectors.toMap(organization -> organization, _ -> permission))));
        }
    }

    private void issue(CredentialType type, String secret, Caller caller) {
        run(new AdminCommand.Issue(type, caller, OptionalInt.empty(), Optional.of(new Secret(type, secret))));
    }

    private void run(AdminCommand command) {
        if (administer.administer(command) instanceof AdminCommand.Refused(String reason)) {
            throw new IllegalStateException(reason);
        }
    }
}
