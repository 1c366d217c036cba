package dev.muster.core.flow.admin;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.EnrollPerson;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.People;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Does what only an administrator of the stack can have done: tenants, what they own besides people, credentials. */
public final class Administer {
    /** The longest name of a team, in UTF-8 bytes. */
    private static final int LONGEST_NAME = 255;

    private static final int MOST_CALLS = 100_000;

    private final Access access;
    private final People people;
    private final EnrollPerson enrollPerson;
    private final RandomGenerator random;

    public Administer(Ports ports) {
        this.access = ports.access();
        this.people = ports.people();
        this.enrollPerson = new EnrollPerson(ports);
        this.random = ports.random();
    }

    public AdminCommand.AdminResult administer(AdminCommand order) {
        return switch (order) {
            case AdminCommand.AddOrganization(Tenant tenant, String organization) ->
                addOrganization(tenant, organization);
            case AdminCommand.AddTeam(Tenant tenant, Team team) -> addTeam(tenant, team);
            case AdminCommand.Enroll enroll -> enrollPerson.enroll(enroll);
            case AdminCommand.Issue issue -> issue(issue);
            case AdminCommand.Revoke(Credential credential) -> revoke(credential);
        };
    }

    private AdminCommand.AdminResult addOrganization(Tenant tenant, String organization) {
        if (!IdFormat.isValid(organization)) {
            return new AdminCommand.Refused("the organization must be " + IdFormat.FORM);
        }
        access.addOrganization(tenant, organization);
        return new AdminCommand.Done();
    }

    private AdminCommand.AdminResult addTeam(Tenant tenant, Team team) {
        if (!IdFormat.isValid(team.id())) {
            return new AdminCommand.Refused("the team must be " + IdFormat.FORM);
        }
        if (team.name().isBlank() || Value.bytes(team.name()) > LONGEST_NAME) {
            return new AdminCommand.Refused("the team's name must have 1 to " + LONGEST_NAME + " bytes of UTF-8");
        }
        access.addTeam(tenant, team);
        return new AdminCommand.Done();
    }

    private AdminCommand.AdminResult issue(AdminCommand.Issue order) {
        int calls = calls(order.scheme(), order.caller(), order.calls());
        Secret secret = order.secret().orElseGet(() -> Secret.random(order.scheme(), random));
        Optional<String> reason = refusesIssue(order.caller(), calls, secret);
        if (reason.isPresent()) {
            return new AdminCommand.Refused(reason.get());
        }
        access.putGrant(secret.credential(), new Grant(order.caller(), calls));
        return new AdminCommand.Issued(secret, order.caller(), calls);
    }

    private static int calls(CredentialType scheme, Caller caller, OptionalInt asked) {
        return asked.orElseGet(() -> Grant.of(scheme, caller).calls());
    }

    private Optional<String> refusesIssue(Caller caller, int calls, Secret secret) {
        if (calls < 1 || calls > MOST_CALLS) {
            return Optional.of("calls must be from 1 to " + MOST_CALLS);
        }
        if (!secret.hasForm()) {
            return Optional.of("the secret cannot be shown in a request of "
                    + secret.type().code());
        }
        // A caller who is nobody would be bound by no rule.
        if (people.loadLatest(caller.tenant(), List.of(caller.person())).isEmpty()) {
            return Optional.of("there is no person " + caller.person() + " in that tenant; enroll it first");
        }
        return access.findGrant(secret.credential())
                .filter(grant -> !grant.caller().equals(caller))
                .map(_ -> "this secret opens something else already; revoke it first");
    }

    private AdminCommand.AdminResult revoke(Credential credential) {
        if (access.findGrant(credential).isEmpty()) {
            return new AdminCommand.Refused("this credential opens nothing");
        }
        access.revoke(credential);
        return new AdminCommand.Done();
    }
}
