package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Access;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;

/** Whether the organizations of a request are there, which this dialect answers with a 404, and open to its caller. */
final class OrganizationAccess {
    private final Access access;
    private final Permissions permissions;

    OrganizationAccess(Access access, Permissions permissions) {
        this.access = access;
        this.permissions = permissions;
    }

    /** What the caller may do, if it may reach into all of these. */
    Validated<Permissions.Granted> check(AuthenticatedRequest call, Collection<String> organizations) {
        Optional<String> unknown = organizations.stream()
                .filter(organization -> !access.hasOrganization(call.tenant(), organization))
                .findFirst();
        if (unknown.isPresent()) {
            return Validated.invalid(Problem.Kind.NOT_FOUND, "there is no organization " + unknown.get());
        }
        Permissions.Granted granted = permissions.of(call.caller(), call.deadline());
        return permissions
                .check(granted, new HashSet<>(organizations))
                .<Validated<Permissions.Granted>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(granted));
    }
}
