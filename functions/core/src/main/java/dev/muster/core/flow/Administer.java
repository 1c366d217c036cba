package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Scheme;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.People;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
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
    private final Enrolment enrolment;
    private final RandomGenerator chance;

    public Administer(People people, Access access, Time time, RandomGenerator chance) {
        this.access = access;
        this.people = people;
        this.enrolment = new Enrolment(people, access, time);
        this.chance = chance;
    }

    public Order.Outcome administer(Order order, Deadline deadline) {
        return switch (order) {
            case Order.AddOrganization(Tenant tenant, String organization) -> addOrganization(tenant, organization);
            case Order.AddTeam(Tenant tenant, Team team) -> addTeam(tenant, team);
            case Order.Enroll enroll -> enrolment.enroll(enroll, deadline);
            case Order.Issue issue -> issue(issue, deadline);
            case Order.Revoke(Credential credential) -> revoke(credential);
        };
    }

    private Order.Outcome addOrganization(Tenant tenant, String organization) {
        if (!Identifier.isOne(organization)) {
            return new Order.Refused("the organization must be " + Identifier.FORM);
        }
        access.addOrganization(tenant, organization);
        return new Order.Done();
    }

    private Order.Outcome addTeam(Tenant tenant, Team team) {
        if (!Identifier.isOne(team.id())) {
            return new Order.Refused("the team must be " + Identifier.FORM);
        }
        if (team.name().isBlank() || Value.bytes(team.name()) > LONGEST_NAME) {
            return new Order.Refused("the team's name must have 1 to " + LONGEST_NAME + " bytes of UTF-8");
        }
        access.addTeam(tenant, team);
        return new Order.Done();
    }

    private Order.Outcome issue(Order.Issue order, Deadline deadline) {
        int calls = calls(order.scheme(), order.caller(), order.calls());
        Secret secret = order.secret().orElseGet(() -> Secret.random(order.scheme(), chance));
        Optional<String> reason = refusesIssue(order.caller(), calls, secret, deadline);
        if (reason.isPresent()) {
            return new Order.Refused(reason.get());
        }
        access.grant(secret.credential(), new Grant(order.caller(), calls));
        return new Order.Issued(secret, order.caller(), calls);
    }

    private static int calls(Scheme scheme, Caller caller, OptionalInt asked) {
        return asked.orElseGet(() -> Grant.of(scheme, caller).calls());
    }

    private Optional<String> refusesIssue(Caller caller, int calls, Secret secret, Deadline deadline) {
        if (calls < 1 || calls > MOST_CALLS) {
            return Optional.of("calls must be from 1 to " + MOST_CALLS);
        }
        if (!secret.hasForm()) {
            return Optional.of("the secret cannot be shown in a request of "
                    + secret.scheme().word());
        }
        // A caller who is nobody would be bound by no rule.
        if (people.loadLatest(caller.tenant(), List.of(caller.person()), deadline)
                .isEmpty()) {
            return Optional.of("there is no person " + caller.person() + " in that tenant; enroll it first");
        }
        return access.grant(secret.credential())
                .filter(grant -> !grant.caller().equals(caller))
                .map(grant -> "this secret opens something else already; revoke it first");
    }

    private Order.Outcome revoke(Credential credential) {
        if (access.grant(credential).isEmpty()) {
            return new Order.Refused("this credential opens nothing");
        }
        access.revoke(credential);
        return new Order.Done();
    }
}
