package dev.muster.core.flow.admin;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.EnrollPerson;
import dev.muster.core.flow.people.ErasePerson;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Executes the commands of the stack's administrator. */
public final class Administer {
    /** The longest name of a team, in UTF-8 bytes. */
    private static final int MAX_NAME_BYTES = 255;

    private static final int MAX_CALLS = 100_000;

    private final Access access;
    private final People people;
    private final EnrollPerson enrollPerson;
    private final ErasePerson erasePerson;
    private final RandomGenerator random;

    public Administer(Ports ports) {
        this.access = ports.access();
        this.people = ports.people();
        this.enrollPerson = new EnrollPerson(ports);
        this.erasePerson = new ErasePerson(ports);
        this.random = ports.random();
    }

    public AdminCommand.AdminResult administer(AdminCommand command) {
        return switch (command) {
            case AdminCommand.AddOrganization(Tenant tenant, String organization) ->
                addOrganization(tenant, organization);
            case AdminCommand.AddTeam(Tenant tenant, Team team) -> addTeam(tenant, team);
            case AdminCommand.Enroll enroll -> enrollPerson.enroll(enroll);
            case AdminCommand.ErasePerson(Tenant tenant, String person) -> erasePerson.erase(tenant, person);
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
        if (team.name().isBlank() || Value.bytes(team.name()) > MAX_NAME_BYTES) {
            return new AdminCommand.Refused("the team's name must have 1 to " + MAX_NAME_BYTES + " bytes of UTF-8");
        }
        access.addTeam(tenant, team);
        return new AdminCommand.Done();
    }

    private AdminCommand.AdminResult issue(AdminCommand.Issue command) {
        int calls = command.calls().orElse(command.type().calls());
        Secret secret = command.secret().orElseGet(() -> Secret.random(command.type(), random));
        Optional<String> reason = checkIssue(command.caller(), calls, secret);
        if (reason.isPresent()) {
            return new AdminCommand.Refused(reason.get());
        }
        long issued = access.nextSequence(command.caller().tenant());
        access.putGrant(secret.credential(), new Grant(command.caller(), calls, issued));
        return new AdminCommand.Issued(secret, command.caller(), calls);
    }

    private Optional<String> checkIssue(Caller caller, int calls, Secret secret) {
        if (calls < 1 || calls > MAX_CALLS) {
            return Optional.of("calls must be from 1 to " + MAX_CALLS);
        }
        if (!secret.hasForm()) {
            return Optional.of("the secret cannot be shown in a request of "
                    + secret.type().code());
        }
        // No permission rule would bind a caller without a person.
        if (people.loadLatest(caller.tenant(), List.of(caller.person())).values().stream()
                .noneMatch(Person::exists)) {
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
