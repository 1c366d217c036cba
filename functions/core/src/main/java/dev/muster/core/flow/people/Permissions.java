package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checks that a request passes before any person is read: that the organizations it names exist, and that its
 * caller may change people there. Each person is judged later, by {@link dev.muster.core.person.Rights}.
 */
public final class Permissions {
    private final Access access;

    public Permissions(Ports ports) {
        this.access = ports.access();
    }

    /** Returns whether the tenant has the organization. */
    public boolean exists(Tenant tenant, String organization) {
        return access.hasOrganization(tenant, organization);
    }

    /** Returns a problem at the pointer when the organization does not exist. */
    public Optional<Problem> unknown(Tenant tenant, String organization, String pointer) {
        return exists(tenant, organization)
                ? Optional.empty()
                : Optional.of(new Problem(Problem.Kind.INVALID, "there is no organization " + organization, pointer));
    }

    /** Returns a problem when one of the organizations does not exist or the caller may not change its people. */
    public Optional<Problem> check(RequestContext context, Set<String> organizations) {
        for (String organization : new TreeSet<>(organizations)) {
            Optional<Problem> problem =
                    unknown(context.tenant(), organization, "").or(() -> checkReach(context, organization));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a problem at the pointer when the caller is no admin, owner or user of any organization.
     *
     * @param action what such a caller may not do, as {@code creates people}
     */
    public static Optional<Problem> checkAnyReach(RequestContext context, String action, String pointer) {
        return context.rights().reachesAny()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.FORBIDDEN, "only an admin, owner or user of an organization " + action, pointer));
    }

    /** Returns a problem when the caller may not change people of the organization, which exists. */
    public static Optional<Problem> checkReach(RequestContext context, String organization) {
        return context.rights().reaches(organization)
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.FORBIDDEN,
                        "only an admin, owner or user of organization " + organization + " may change its people"));
    }
}
