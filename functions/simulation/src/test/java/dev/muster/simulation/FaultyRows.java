package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.people.FindRowPeople;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Stores of people with one planted bug each in the decision about the rows of a file. */
final class FaultyRows {
    private FaultyRows() {}

    /** Returns a store in which the planner of a file finds every unique value free. */
    static People keysJudgedWhenApplied(People delegate) {
        return new ForwardingPeople(delegate) {
            @Override
            public Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> keys) {
                return isAskedForClaims() ? Map.of() : delegate.holders(tenant, keys);
            }
        };
    }

    private static boolean isAskedForClaims() {
        return StackWalker.getInstance().walk(frames -> {
            Set<String> calls = new HashSet<>();
            frames.forEach(frame -> {
                calls.add(frame.getMethodName());
                calls.add(frame.getClassName());
            });
            return calls.contains(FindRowPeople.class.getName()) && !calls.contains("findRecent");
        });
    }

    /**
     * Returns a store in which a worker sees the people of a small file as its request has read them, before the job had its
     * number, until a write fails.
     */
    static People copyOfPlanner(People delegate, VirtualScheduler scheduler) {
        Map<String, Person> copies = new HashMap<>();
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
                return withCopies(delegate.load(tenant, ids));
            }

            @Override
            public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
                return withCopies(delegate.loadLatest(tenant, ids));
            }

            private Map<String, Person> withCopies(Map<String, Person> people) {
                Map<String, Person> found = new HashMap<>(people);
                if (scheduler.actingName().startsWith("worker")) {
                    found.replaceAll(copies::getOrDefault);
                } else if (scheduler.actingName().startsWith("client")) {
                    copies.putAll(people);
                }
                return found;
            }

            @Override
            public Set<String> save(Tenant tenant, Collection<Person> people) {
                Set<String> conflicts = delegate.save(tenant, people);
                copies.keySet().removeAll(conflicts);
                return conflicts;
            }
        };
    }
}
