package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Register;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store that writes the code of the city with each new city. It stands for whatever a change writes that it does not
 * name: an undo must take it back.
 */
final class DerivingPeople extends ForwardingPeople {
    static final Path CITY_CODE = Path.attribute("city_code");

    DerivingPeople(People delegate) {
        super(delegate);
    }

    @Override
    public Set<String> save(Tenant tenant, Collection<Person> people) {
        return delegate.save(
                tenant, people.stream().map(person -> derive(tenant, person)).toList());
    }

    @Override
    public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people) {
        return delegate.saveWithUniqueKeys(
                tenant,
                people.stream()
                        .map(write -> new PersonWrite(derive(tenant, write.person()), write.claims(), write.releases()))
                        .toList());
    }

    private Person derive(Tenant tenant, Person person) {
        Register city = person.register(SimulatedWorld.CITY);
        Register code = person.register(CITY_CODE);
        boolean isWrite = city.by() > 0 && city.by() == city.of() && code.by() < city.by();
        if (!isWrite || city.equals(stored(tenant, person.id()))) {
            return person;
        }
        Map<Path, Register> registers = new HashMap<>(person.registers());
        registers.put(CITY_CODE, code.write(codeOf(city.value()), city.by()));
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    private Register stored(Tenant tenant, String id) {
        Person stored = delegate.loadLatest(tenant, List.of(id)).get(id);
        return stored == null ? Register.ABSENT : stored.register(SimulatedWorld.CITY);
    }

    /** Returns the code that belongs to the city. */
    static Value codeOf(Value city) {
        return city instanceof Value.Text(String name) ? Value.of("code of " + name) : Value.NOTHING;
    }
}
