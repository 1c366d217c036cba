package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.next;
import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@code People}. */
public abstract class PeopleContract {
    protected final Tenant tenant = SampleData.tenant();

    public abstract People people();

    /** Returns the roster of an organization. */
    protected abstract Set<String> roster(Tenant of, String organization, Set<String> among);

    @Test
    void findsOnlyPeopleThatExist() {
        Person maria = person("maria");
        people().save(tenant, List.of(maria));

        List<String> ids = List.of("maria", "nobody", "maria");
        assertThat(people().load(tenant, ids)).isEqualTo(Map.of("maria", maria));
        assertThat(people().loadLatest(tenant, ids)).isEqualTo(Map.of("maria", maria));
        assertThat(people().load(tenant, List.of())).isEmpty();
    }

    @Test
    void createsAPersonOnce() {
        Person first = person("maria");
        Person second = person("maria", Map.of("country", Value.of("Peru")));

        assertThat(people().save(tenant, List.of(first))).isEmpty();
        assertThat(people().save(tenant, List.of(second))).containsExactly("maria");
        assertThat(stored("maria")).isEqualTo(first);
    }

    @Test
    void writesOnlyTheNextVersion() {
        Person first = person("maria");
        Person second = next(first, "country", Value.of("Peru"));
        Person third = next(second, "country", Value.of("Chile"));
        people().save(tenant, List.of(first));

        assertThat(people().save(tenant, List.of(third))).containsExactly("maria");
        assertThat(stored("maria")).isEqualTo(first);
        assertThat(people().save(tenant, List.of(second))).isEmpty();
        assertThat(people().save(tenant, List.of(second))).containsExactly("maria");
        assertThat(stored("maria")).isEqualTo(second);
    }

    @Test
    void doesNotUpdateAMissingPerson() {
        Person second = next(person("maria"), "country", Value.of("Peru"));

        assertThat(people().save(tenant, List.of(second))).containsExactly("maria");
        assertThat(people().load(tenant, List.of("maria"))).isEmpty();
    }

    @Test
    void writesEachPersonIndependently() {
        Person maria = person("maria");
        people().save(tenant, List.of(maria));
        Person jo = person("jo");
        Person changed = next(maria, "country", Value.of("Peru"));
        Person ghost = next(person("ghost"), "country", Value.of("Peru"));

        assertThat(people().save(tenant, List.of(jo, ghost, changed))).containsExactly("ghost");
        assertThat(people().loadLatest(tenant, List.of("jo", "maria", "ghost")))
                .isEqualTo(Map.of("jo", jo, "maria", changed));
    }

    @Test
    void rejectsAPersonTwiceInOneCall() {
        Person maria = person("maria");
        List<Person> duplicates = List.of(maria, next(maria, "country", Value.of("Peru")));

        assertThatThrownBy(() -> people().save(tenant, duplicates)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesThousandsAndReportsEachConflict() {
        Map<String, Person> first = IntStream.range(0, 1_000)
                .mapToObj(number -> person("p" + number))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Map<String, Person> second = first.values().stream()
                .map(person -> next(person, "country", Value.of("Peru")))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        List<Person> ahead = List.of(second.get("p17"), second.get("p918"));

        assertThat(people().save(tenant, first.values())).isEmpty();
        assertThat(people().load(tenant, first.keySet())).isEqualTo(first);
        assertThat(people().save(tenant, ahead)).isEmpty();
        assertThat(people().save(tenant, second.values())).containsExactlyInAnyOrder("p17", "p918");
        assertThat(people().loadLatest(tenant, first.keySet())).isEqualTo(second);
    }

    @Test
    void keepsPeopleOfTheLargestSize() {
        String text = "x".repeat(8_000);
        Map<String, Value> values = IntStream.range(0, 8)
                .boxed()
                .collect(Collectors.toMap(number -> "custom/" + number, _ -> Value.of(text)));
        Map<String, Person> large = IntStream.range(0, 30)
                .mapToObj(number -> person("p" + number, values))
                .collect(Collectors.toMap(Person::id, Function.identity()));

        assertThat(people().save(tenant, large.values())).isEmpty();
        assertThat(people().load(tenant, large.keySet())).isEqualTo(large);
    }

    @Test
    void acceptsOneOfManyRacingWriters() throws Exception {
        Person first = person("maria");
        people().save(tenant, List.of(first));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<String>>> saves = IntStream.range(0, 16)
                    .mapToObj(number -> next(first, "country", Value.of("country " + number)))
                    .map(written -> threads.submit(() -> people().save(tenant, List.of(written))))
                    .toList();
            int through = 0;
            for (Future<Set<String>> save : saves) {
                through += save.get().isEmpty() ? 1 : 0;
            }
            assertThat(through).isEqualTo(1);
        }
        assertThat(stored("maria").version()).isEqualTo(2);
    }

    @Test
    void keepsTenantsApart() {
        Tenant other = SampleData.tenant();
        Person ours = person("maria");
        Person theirs = person("maria", Map.of("country", Value.of("Peru")));

        people().save(tenant, List.of(ours));
        assertThat(people().load(other, List.of("maria"))).isEmpty();
        assertThat(people().save(other, List.of(next(ours, "country", Value.of("Chile")))))
                .containsExactly("maria");
        assertThat(people().save(other, List.of(theirs))).isEmpty();
        assertThat(stored("maria")).isEqualTo(ours);
    }

    @Test
    void enrollsOnce() {
        Set<String> ids =
                IntStream.range(0, 60).mapToObj(number -> "p" + number).collect(Collectors.toSet());
        people().enroll(tenant, Map.of("3", ids, "42", Set.of("p1")));
        people().enroll(tenant, Map.of("3", Set.of("p1", "late")));
        people().enroll(tenant, Map.of());

        Set<String> among = new TreeSet<>(ids);
        among.add("late");
        assertThat(roster(tenant, "3", among)).isEqualTo(among);
        assertThat(roster(tenant, "42", among)).containsExactly("p1");
        assertThat(roster(SampleData.tenant(), "3", among)).isEmpty();
    }

    protected Person stored(String id) {
        return people().loadLatest(tenant, List.of(id)).get(id);
    }
}
