package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.Call;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Access;
import dev.muster.core.flow.Permissions;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.Optional;
import java.util.Set;

/** The company a request is about, and what the caller is in it: a company is an organization of the tenant. */
final class Company {
    private static final Set<Value> MANAGERS = Set.of(Value.of("1"), Value.of("3"));

    private final Access access;
    private final Permissions permissions;

    Company(Ports ports) {
        this.access = ports.access();
        this.permissions = ports.permissions();
    }

    /** What the caller may do, if the company exists and the caller is in it. */
    Checked<Permissions.Granted> enter(Call call) {
        String company = id(call);
        if (!Identifier.isOne(company) || !access.hasOrganization(call.tenant(), company)) {
            return Checked.refused(Problem.Kind.NOT_FOUND, "there is no such company");
        }
        Permissions.Granted granted = permissions.of(call.caller(), call.deadline());
        return granted.person().filter(person -> person.isIn(company)).isPresent()
                ? Checked.good(granted)
                : Checked.refused(Problem.Kind.FORBIDDEN, "only members of company " + company + " may see it");
    }

    /** The same, if the caller manages the company. */
    Checked<Permissions.Granted> manage(Call call) {
        return enter(call)
                .then(granted -> isManager(granted.person(), id(call))
                        ? Checked.good(granted)
                        : Checked.refused(
                                Problem.Kind.FORBIDDEN,
                                "only a manager of company " + id(call) + " may delete its members"));
    }

    static String id(Call call) {
        return call.parameter("company");
    }

    private static boolean isManager(Optional<Person> person, String company) {
        return person.filter(somebody -> MANAGERS.contains(somebody.value(Path.permission(company))))
                .isPresent();
    }
}
