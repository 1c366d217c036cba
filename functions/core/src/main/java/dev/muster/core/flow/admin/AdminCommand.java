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

/** A command of the stack's administrator. The first command that names a tenant creates it. */
public sealed interface AdminCommand {

    /** Adds an organization to a tenant. */
    record AddOrganization(Tenant tenant, String organization) implements AdminCommand {}

    /** Adds a team to a tenant, or renames the team with this id. */
    record AddTeam(Tenant tenant, Team team) implements AdminCommand {}

    /**
     * Adds a person to organizations, and creates the person when there is none with this id. So a new tenant gets its
     * first admin.
     *
     * @param attributes attributes to set
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
     * Erases a person, deleted or not: the person with its kept values, its rows in rosters and its unique keys. What jobs
     * and stored responses keep of it expires with them.
     */
    record ErasePerson(Tenant tenant, String person) implements AdminCommand {}

    /**
     * Issues a credential to a person.
     *
     * @param calls largest number of calls in any five seconds; empty for the default of the type
     * @param secret the secret of the credential; empty for a new one
     */
    record Issue(CredentialType type, Caller caller, OptionalInt calls, Optional<Secret> secret)
            implements AdminCommand {}

    /** Revokes a credential. */
    record Revoke(Credential credential) implements AdminCommand {}

    /** The result of a command. */
    sealed interface AdminResult {}

    /** The command was executed, or had been executed before. */
    record Done() implements AdminResult {}

    /** The credential was issued. The secret is returned only here and is not stored. */
    record Issued(Secret secret, Caller caller, int calls) implements AdminResult {}

    /** The command was rejected; nothing was written. */
    record Refused(String reason) implements AdminResult {}
}
