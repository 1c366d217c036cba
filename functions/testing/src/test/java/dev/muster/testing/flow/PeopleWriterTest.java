package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.people.PeopleWriter;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.testing.forwarding.ForwardingPeople;
import dev.muster.testing.memory.MemoryPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of two people who claim one unique key the first gets it, in any order of the store's writes. */
class PeopleWriterTest {
    private static final Tenant TENANT = new Tenant("demo");

    private final MemoryPeople people = new MemoryPeople();

    /** A store that writes the last person of a call first. */
    private final PeopleWriter peopleWriter = new PeopleWriter(new ForwardingPeople(people) {
        @Override
        public Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> writes) {
            return delegate.saveWithUniqueKeys(tenant, new ArrayList<>(writes).reversed());
        }
    });

    private static Person person(String id, long version) {
        return new Person(id, 1, version, Instant.EPOCH, Map.of());
    }

    private static Person with(Person person, String name, String value) {
        return person.write(
                SharedAttributes.writes(person, List.of(SharedAttributes.set(name, Value.of(value)))),
                2,
                Instant.EPOCH);
    }

    private static PersonWrite claim(Person before, String name, String value) {
        return PersonWrite.between(Optional.of(before), with(before, name, value));
    }

    private static SaveFailure taken(String email, String holder) {
        return new SaveFailure.UniqueKeyTaken(UniqueKey.email(email), holder);
    }

    @Test
    void firstPersonGetsTheKey() {
        Map<String, SaveFailure> failures = peopleWriter.save(
                TENANT,
                List.of(
                        claim(person("a", 0), "email", "x@example.org"),
                        claim(person("b", 0), "email", "X@example.org"),
                        claim(person("c", 0), "email", "y@example.org"),
                        claim(person("d", 0), "email", "x@example.org")));

        assertThat(failures).isEqualTo(Map.of("b", taken("x@example.org", "a"), "d", taken("x@example.org", "a")));
    }

    @Test
    void nextPersonGetsTheKeyOfARefusedOne() {
        Person held = with(person("h", 0), "custom_id", "c-1");
        peopleWriter.save(TENANT, List.of(PersonWrite.between(Optional.empty(), held)));
        Person both = with(with(person("a", 0), "email", "x@example.org"), "custom_id", "c-1");
        Person first = new Person("a", 1, 1, Instant.EPOCH, both.registers());

        Map<String, SaveFailure> failures = peopleWriter.save(
                TENANT,
                List.of(
                        PersonWrite.between(Optional.empty(), first),
                        claim(person("b", 0), "email", "x@example.org"),
                        claim(person("c", 0), "email", "x@example.org")));

        assertThat(failures)
                .isEqualTo(Map.of(
                        "a",
                        new SaveFailure.UniqueKeyTaken(UniqueKey.customId("c-1"), "h"),
                        "c",
                        taken("x@example.org", "b")));
    }

    @Test
    void waitsForFirstPersonWithConflict() {
        Map<String, SaveFailure> failures = peopleWriter.save(
                TENANT,
                List.of(
                        claim(person("a", 7), "email", "x@example.org"),
                        claim(person("b", 0), "email", "x@example.org")));

        assertThat(failures)
                .isEqualTo(Map.of("a", new SaveFailure.VersionConflict(), "b", new SaveFailure.VersionConflict()));
        assertThat(people.holders(TENANT, List.of(UniqueKey.email("x@example.org"))))
                .isEmpty();
    }

    @Test
    void keyThatOnePersonGivesUpIsNotFreeForAnother() {
        Person old = with(person("a", 0), "email", "x@example.org");
        peopleWriter.save(TENANT, List.of(PersonWrite.between(Optional.empty(), old)));

        Map<String, SaveFailure> failures = peopleWriter.save(
                TENANT,
                List.of(claim(old, "email", "new@example.org"), claim(person("b", 0), "email", "x@example.org")));

        assertThat(failures).isEqualTo(Map.of("b", taken("x@example.org", "a")));
        assertThat(peopleWriter.save(TENANT, List.of(claim(person("b", 0), "email", "x@example.org"))))
                .isEmpty();
    }
}
