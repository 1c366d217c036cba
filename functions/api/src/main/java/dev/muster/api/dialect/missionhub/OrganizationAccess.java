package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.person.CallerRights;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;

/** The check that the organizations of a request exist (else 404) and that the caller may access them. */
final class OrganizationAccess {
    private OrganizationAccess() {}

    /** Returns the caller's rights, if it may access all of these organizations. */
    static Validated<CallerRights> check(AuthenticatedRequest call, Collection<String> organizations) {
        Permissions permissions = call.engine().permissions();
        Optional<String> unknown = organizations.stream()
                .filter(organization -> !permissions.exists(call.tenant(), organization))
                .findFirst();
        if (unknown.isPresent()) {
            return Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no organization " + unknown.get());
        }
        return permissions
                .check(call.context(), new HashSet<>(organizations))
                .<Validated<CallerRights>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(call.context().rights()));
    }
}
