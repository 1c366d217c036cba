package dev.muster.core.flow.admin;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Secret;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Value;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One thing an administrator of the stack has done. A tenant is made by whatever it is first given. */
public sealed interface AdminCommand {

    /** Gives a tenant an organization. */
    record AddOrganization(Tenant tenant, String organization) implements AdminCommand {}

    /** Gives a tenant a team, or another name to the one of that id. */
    record AddTeam(Tenant tenant, Team team) implements AdminCommand {}

    /**
     * Puts a person into organizations, making the person if there is none of that id: so a new tenant has its admin.
     *
     * @param attributes what else is to be known of the person
     * @param permissions the permission in each organization: 1 admin, 2 contact, 3 owner, 4 user
     */
    record Enroll(Tenant tenant, String person, Map<String, Value> attributes, Map<String, String> permissions)
            implements AdminCommand {
        public Enroll {
            attributes = Map.copyOf(attributes);
            permissions = Map.copyOf(permissions);
        }
    }

    /**
     * Gives a person a credential.
     *
     * @param calls most calls in any five seconds; as many as the scheme usually allows when empty
     * @param secret the secret it is to have; a new one when empty
     */
    record Issue(CredentialType scheme, Caller caller, OptionalInt calls, Optional<Secret> secret)
            implements AdminCommand {}

    /** Makes a credential open nothing from now on. */
    record Revoke(Credential credential) implements AdminCommand {}

    /** What came of an order. */
    sealed interface AdminResult {}

    /** It is so now, whether or not it was so before. */
    record Done() implements AdminResult {}

    /** The credential opens this now. The secret is told this once and kept nowhere. */
    record Issued(Secret secret, Caller caller, int calls) implements AdminResult {}

    /** Nothing was done. */
    record Refused(String reason) implements AdminResult {}
}
