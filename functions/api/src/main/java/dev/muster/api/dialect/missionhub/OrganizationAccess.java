package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.Permissions;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The check that the organizations of a request exist (else 404) and that the caller may access them. */
final class OrganizationAccess {
    private OrganizationAccess() {}

    /** Returns the organizations, if they exist and the caller may access all of them. */
    static Validated<SortedSet<String>> check(AuthenticatedRequest call, Collection<String> organizations) {
        Permissions permissions = call.engine().permissions();
        Optional<String> unknown = organizations.stream()
                .filter(organization -> !permissions.exists(call.tenant(), organization))
                .findFirst();
        if (unknown.isPresent()) {
            return Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no organization " + unknown.get());
        }
        SortedSet<String> existing = new TreeSet<>(organizations);
        return existing.stream()
                .flatMap(organization -> Permissions.checkReach(call.context(), organization).stream())
                .findFirst()
                .<Validated<SortedSet<String>>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(existing));
    }
}
