package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stores of people with one planted bug each. */
final class FaultyPeople {
    private FaultyPeople() {}

    static People creationIgnored(People delegate) {
        return new AlteredPeople(
                delegate, person -> new Person(person.id(), 0, person.version(), person.updated(), person.registers()));
    }

    static People clearedRegisterRemoved(People delegate) {
        return new AlteredPeople(
                delegate,
                person -> withRegisters(
                        person,
                        person.registers().entrySet().stream()
                                .filter(entry -> entry.getValue().value().isPresent())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    static People withoutWriters(People delegate) {
        return new AlteredPeople(
                delegate,
                person -> withRegisters(
                        person,
                        person.registers().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> Register.first(entry.getValue().value(), 0)))));
    }

    private static Person withRegisters(Person person, Map<Path, Register> registers) {
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    /** A store that alters every person that it loads. */
    private static class AlteredPeople extends ForwardingPeople {
        private final UnaryOperator<Person> alteration;

        AlteredPeople(People delegate, UnaryOperator<Person> alteration) {
            super(delegate);
            this.alteration = alteration;
        }

        private Map<String, Person> alter(Map<String, Person> loaded) {
            Map<String, Person> altered = new HashMap<>();
            loaded.forEach((id, person) -> altered.put(id, alteration.apply(person)));
            return altered;
        }

        @Override
        public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
            return alter(delegate.load(tenant, ids));
        }

        @Override
        public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
            return alter(delegate.loadLatest(tenant, ids));
        }

        @Override
        public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
            return alter(delegate.loadRange(tenant, ids, latest));
        }
    }

    /** Returns a store in which the actor finds no person. */
    static People emptyFor(String actor, People delegate, VirtualScheduler scheduler) {
        return new ForwardingPeople(delegate) {
            @Override
            public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
                return isEmpty() ? Map.of() : delegate.load(tenant, ids);
            }

            @Override
            public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
                return isEmpty() ? Map.of() : delegate.loadLatest(tenant, ids);
            }

            @Override
            public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
                return isEmpty() ? Map.of() : delegate.loadRange(tenant, ids, latest);
            }

            private boolean isEmpty() {
                return scheduler.actingName().equals(actor);
            }
        };
    }
}
