package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Optional;
import java.util.Set;

/** The company of a request and the caller's permissions in it. A company is an organization of the tenant. */
final class CompanyContext {
    private static final Set<Value> MANAGERS = Set.of(Value.of("1"), Value.of("3"));

    private CompanyContext() {}

    /** Returns the caller's permissions, if the company exists and the caller is a member of it. */
    static Validated<Permissions.Granted> requireMember(AuthenticatedRequest call) {
        String company = id(call);
        Permissions permissions = call.engine().permissions();
        if (!IdFormat.isValid(company) || !permissions.exists(call.tenant(), company)) {
            return Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such company");
        }
        Permissions.Granted granted = permissions.of(call.caller());
        return granted.person().filter(person -> person.isIn(company)).isPresent()
                ? Validated.valid(granted)
                : Validated.invalid(ApiProblem.Kind.FORBIDDEN, "only members of company " + company + " may read it");
    }

    /** Returns the caller's permissions, if the caller is also a manager of the company. */
    static Validated<Permissions.Granted> requireManager(AuthenticatedRequest call) {
        return requireMember(call)
                .flatMap(granted -> isManager(granted.person(), id(call))
                        ? Validated.valid(granted)
                        : Validated.invalid(
                                ApiProblem.Kind.FORBIDDEN,
                                "only a manager of company " + id(call) + " may delete its members"));
    }

    static String id(AuthenticatedRequest call) {
        return call.parameter("company");
    }

    private static boolean isManager(Optional<Person> person, String company) {
        return person.filter(found -> MANAGERS.contains(found.value(Path.permission(company))))
                .isPresent();
    }
}
