package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.next;
import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of unique keys. A person and its unique keys are written in one step, or not at all. */
public interface UniqueKeyContract {
    UniqueKey JO = UniqueKey.email("jo@example.org");

    People people();

    private static Person withEmail(String id, String email) {
        return person(id, Map.of("email", Value.of(email), "country", Value.of("USA")));
    }

    private Map<String, SaveFailure> create(Tenant tenant, Person... persons) {
        return people().saveWithUniqueKeys(
                        tenant,
                        List.of(persons).stream()
                                .map(person -> PersonWrite.between(Optional.empty(), person))
                                .toList());
    }

    private Map<String, SaveFailure> change(Tenant tenant, Person before, Person after) {
        return people().saveWithUniqueKeys(tenant, List.of(PersonWrite.between(Optional.of(before), after)));
    }

    private Optional<Person> stored(Tenant tenant, String id) {
        return Optional.ofNullable(people().loadLatest(tenant, List.of(id)).get(id));
    }

    private Map<UniqueKey, String> holders(Tenant tenant, UniqueKey... keys) {
        return people().holders(tenant, List.of(keys));
    }

    @Test
    default void writesAPersonWithItsUniqueKeys() {
        Tenant tenant = SampleData.tenant();
        Person maria = person(
                "maria",
                Map.of(
                        "email", Value.of("Maria@Example.org "),
                        "email_addresses/m@example.org", Value.of(true),
                        "custom_id", Value.of("A#1")));

        assertThat(create(tenant, maria)).isEmpty();
        assertThat(stored(tenant, "maria")).contains(maria);
        UniqueKey nobodys = UniqueKey.customId("a#2");
        UniqueKey[] keys = {
            UniqueKey.email("maria@example.org"), UniqueKey.email("m@example.org"), UniqueKey.customId("a#1"), nobodys
        };
        Map<UniqueKey, String> expected = new HashMap<>();
        List.of(keys).forEach(uniqueKey -> expected.put(uniqueKey, "maria"));
        expected.remove(nobodys);
        assertThat(holders(tenant, keys)).isEqualTo(expected);
        assertThat(holders(SampleData.tenant(), keys)).isEmpty();
        assertThat(holders(tenant)).isEmpty();
    }

    @Test
    default void reportsTheHolderOfATakenKey() {
        Tenant tenant = SampleData.tenant();
        create(tenant, withEmail("jo", "jo@example.org"));
        Person second = person("second", Map.of("email", Value.of("JO@example.org"), "custom_id", Value.of("7")));

        assertThat(create(tenant, second)).isEqualTo(Map.of("second", new SaveFailure.UniqueKeyTaken(JO, "jo")));
        assertThat(stored(tenant, "second")).isEmpty();
        assertThat(holders(tenant, JO, UniqueKey.customId("7"))).isEqualTo(Map.of(JO, "jo"));
        assertThat(create(SampleData.tenant(), second)).isEmpty();
    }

    @Test
    default void movesAKeyToAnotherPerson() {
        Tenant tenant = SampleData.tenant();
        Person jo = withEmail("jo", "jo@example.org");
        Person li = person("li");
        create(tenant, jo, li);
        Person without = next(jo, "email", Value.of("new@example.org"));

        assertThat(change(tenant, jo, without)).isEmpty();
        assertThat(holders(tenant, JO, UniqueKey.email("new@example.org")))
                .isEqualTo(Map.of(UniqueKey.email("new@example.org"), "jo"));
        assertThat(change(tenant, li, next(li, "email", Value.of("jo@example.org"))))
                .isEmpty();
        assertThat(holders(tenant, JO)).isEqualTo(Map.of(JO, "li"));
    }

    @Test
    default void claimsNoKeyOnAVersionConflict() {
        Tenant tenant = SampleData.tenant();
        Person first = person("maria");
        Person second = next(first, "country", Value.of("Peru"));
        people().save(tenant, List.of(first));
        people().save(tenant, List.of(second));
        Person late = next(first, "email", Value.of("jo@example.org"));

        assertThat(change(tenant, first, late)).isEqualTo(Map.of("maria", new SaveFailure.VersionConflict()));
        assertThat(stored(tenant, "maria")).contains(second);
        assertThat(holders(tenant, JO)).isEmpty();
        assertThat(create(tenant, withEmail("maria", "jo@example.org")))
                .isEqualTo(Map.of("maria", new SaveFailure.VersionConflict()));
        assertThat(change(tenant, person("ghost"), next(person("ghost"), "email", Value.of("jo@example.org"))))
                .isEqualTo(Map.of("ghost", new SaveFailure.VersionConflict()));
        assertThat(holders(tenant, JO)).isEmpty();
    }

    @Test
    default void releasesOnlyItsOwnKeys() {
        Tenant tenant = SampleData.tenant();
        Person jo = withEmail("jo", "jo@example.org");
        // Stored without its unique key, which another person has claimed meanwhile.
        people().save(tenant, List.of(jo));
        create(tenant, withEmail("li", "jo@example.org"));

        assertThat(change(tenant, jo, next(jo, "email", Value.of("new@example.org"))))
                .isEmpty();
        assertThat(stored(tenant, "jo").orElseThrow().version()).isEqualTo(2);
        assertThat(holders(tenant, JO, UniqueKey.email("new@example.org")))
                .isEqualTo(Map.of(JO, "li", UniqueKey.email("new@example.org"), "jo"));
    }

    @Test
    default void claimsAnOwnKeyAgain() {
        Tenant tenant = SampleData.tenant();
        Person jo = withEmail("jo", "jo@example.org");
        create(tenant, jo);
        Person after = next(jo, "country", Value.of("Peru"));

        assertThat(people().saveWithUniqueKeys(tenant, List.of(new PersonWrite(after, Set.of(JO), Set.of()))))
                .isEmpty();
        assertThat(stored(tenant, "jo")).contains(after);
    }

    @Test
    default void givesAKeyToTheFirstOfTwoInOneCall() {
        Tenant tenant = SampleData.tenant();

        assertThat(create(tenant, withEmail("jo", "jo@example.org"), withEmail("li", "jo@example.org")))
                .isEqualTo(Map.of("li", new SaveFailure.UniqueKeyTaken(JO, "jo")));
        assertThat(stored(tenant, "li")).isEmpty();
    }

    @Test
    default void keepsVeryLongValuesApart() {
        Tenant tenant = SampleData.tenant();
        String head = "x".repeat(8_000);
        UniqueKey first = UniqueKey.customId(head + "1");
        Person jo = person("jo", Map.of("custom_id", Value.of(head + "1")));
        Person li = person("li", Map.of("custom_id", Value.of(head + "2")));
        Person max = person("max", Map.of("custom_id", Value.of(head + "1")));

        assertThat(create(tenant, jo, li)).isEmpty();
        assertThat(create(tenant, max)).isEqualTo(Map.of("max", new SaveFailure.UniqueKeyTaken(first, "jo")));
        assertThat(holders(tenant, first)).isEqualTo(Map.of(first, "jo"));
    }

    @Test
    default void givesAKeyToOneOfManyAtOnce() throws Exception {
        Tenant tenant = SampleData.tenant();
        Map<String, SaveFailure> failures = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, SaveFailure>>> creations = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                Person person = withEmail("p" + number, "jo@example.org");
                creations.add(threads.submit(() -> create(tenant, person)));
            }
            for (Future<Map<String, SaveFailure>> creation : creations) {
                failures.putAll(creation.get());
            }
        }
        String winner = holders(tenant, JO).get(JO);
        Set<String> losers = IntStream.range(0, 12)
                .mapToObj(number -> "p" + number)
                .filter(id -> !id.equals(winner))
                .collect(Collectors.toSet());

        assertThat(failures.keySet()).isEqualTo(losers);
        assertThat(failures.values()).containsOnly(new SaveFailure.UniqueKeyTaken(JO, winner));
        assertThat(people().loadLatest(tenant, losers)).isEmpty();
        assertThat(stored(tenant, winner)).isPresent();
    }
}
