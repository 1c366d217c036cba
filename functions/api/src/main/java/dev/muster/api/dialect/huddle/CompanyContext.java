package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.IdFormat;

/** The company of a request and the caller's permissions in it. A company is an organization of the tenant. */
final class CompanyContext {
    private CompanyContext() {}

    /** Returns the caller's rights, if the company exists and the caller is a member of it. */
    static Validated<CallerRights> requireMember(AuthenticatedRequest call) {
        String company = id(call);
        Permissions permissions = call.engine().permissions();
        if (!IdFormat.isValid(company) || !permissions.exists(call.tenant(), company)) {
            return Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such company");
        }
        return isMember(call, company)
                ? Validated.valid(call.context().rights())
                : Validated.invalid(ApiProblem.Kind.FORBIDDEN, "only members of company " + company + " may read it");
    }

    /** Contacts are members without rights. */
    private static boolean isMember(AuthenticatedRequest call, String company) {
        return call.context().rights().reaches(company)
                || call.engine()
                        .findPeople()
                        .find(call.tenant(), call.caller().person())
                        .filter(person -> person.isIn(company))
                        .isPresent();
    }

    /**
     * Returns the caller's rights, if the caller is also a manager of the company.
     *
     * @param action what only managers may do, as {@code delete its members}
     */
    static Validated<CallerRights> requireManager(AuthenticatedRequest call, String action) {
        return requireMember(call)
                .flatMap(rights -> rights.administers().contains(id(call))
                        ? Validated.valid(rights)
                        : Validated.invalid(
                                ApiProblem.Kind.FORBIDDEN, "only a manager of company " + id(call) + " may " + action));
    }

    static String id(AuthenticatedRequest call) {
        return call.parameter("company");
    }
}
