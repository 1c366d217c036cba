package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rights of a request with one planted bug each. */
final class FaultyRights {
    private FaultyRights() {}

    private static CallerRights unlimited(CallerRights admitted) {
        return new CallerRights(admitted.person(), Set.copyOf(Cast.ORGANIZATIONS), Set.of());
    }

    static CallerRights leaverNotLimited(CallerRights admitted, RoleRequest request) {
        return !admitted.reachesAny()
                        && request instanceof RoleRequest.Update(String id, var _)
                        && request.named(id).isEmpty()
                ? unlimited(admitted)
                : admitted;
    }

    static CallerRights userRemovesAdmin(CallerRights admitted, RoleRequest request) {
        boolean removes = request instanceof RoleRequest.Update(var _, var change)
                && change.assignments().stream().allMatch(FaultyRights::isRemoval);
        Set<String> all = new HashSet<>(admitted.administers());
        all.addAll(admitted.uses());
        return removes ? new CallerRights(admitted.person(), all, Set.of()) : admitted;
    }

    private static boolean isRemoval(Assignment assignment) {
        return assignment.path().local().equals("removed");
    }

    static CallerRights mergeWithoutDecision(CallerRights admitted, RoleRequest request) {
        return request instanceof RoleRequest.Merge && admitted.reachesAny() ? unlimited(admitted) : admitted;
    }

    /** Returns a store that answers with each person as it was read first. */
    static People ofFirstRequest(People delegate) {
        record PersonOf(Tenant tenant, String id) {}
        Map<PersonOf, Person> read = new HashMap<>();
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
                Map<String, Person> found = new HashMap<>(delegate.loadLatest(tenant, ids));
                found.replaceAll((id, person) -> read.computeIfAbsent(new PersonOf(tenant, id), _ -> person));
                return found;
            }
        };
    }
}
