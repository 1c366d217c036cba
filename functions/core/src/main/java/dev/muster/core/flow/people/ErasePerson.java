package dev.muster.core.flow.people;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import java.util.List;
import java.util.Optional;

/** Erases one person for the stack's administrator, without permission checks. */
public final class ErasePerson {
    private final People people;
    private final OptimisticRetry optimisticRetry;

    public ErasePerson(Ports ports) {
        this.people = ports.people();
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    /** Erases the person; refused when none is stored. A deleted person is stored until it is erased. */
    public AdminCommand.AdminResult erase(Tenant tenant, String id) {
        return optimisticRetry
                .untilSettled(() -> attempt(tenant, id))
                .orElseGet(() -> new AdminCommand.Refused("other writers kept changing this person; try again"));
    }

    /** Returns the result of one attempt; empty after a version conflict. */
    private Optional<AdminCommand.AdminResult> attempt(Tenant tenant, String id) {
        Optional<Person> stored =
                Optional.ofNullable(people.loadLatest(tenant, List.of(id)).get(id));
        if (stored.isEmpty()) {
            return Optional.of(new AdminCommand.Refused("there is no person " + id + " in that tenant"));
        }
        PersonErasure erasure = PersonErasure.of(stored.get());
        Optional<String> reason = erasure.tooManyKeys();
        if (reason.isPresent()) {
            return reason.map(AdminCommand.Refused::new);
        }
        return people.erase(tenant, erasure) ? Optional.of(new AdminCommand.Done()) : Optional.empty();
    }
}
