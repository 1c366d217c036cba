package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of loading a range of a slot. It returns the wanted people that exist. */
public interface PeopleRangeContract {

    People people();

    private Map<String, Person> stored(Tenant tenant, List<String> ids, Map<String, Value> values) {
        List<Person> all = ids.stream().map(id -> person(id, values)).toList();
        people().save(tenant, all);
        return all.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static <T> Map<String, T> only(Map<String, T> all, Collection<String> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), all::get));
    }

    private void assertLoaded(Tenant tenant, List<String> wanted, Map<String, Person> found) {
        assertThat(people().loadRange(tenant, wanted, true)).isEqualTo(found);
        assertThat(people().loadRange(tenant, wanted, false)).isEqualTo(found);
    }

    @Test
    default void loadsWantedPeopleOfARange() {
        Tenant tenant = SampleData.tenant();
        List<String> ids = SampleData.idsOfSlot(9, 30);
        Map<String, Person> all = stored(tenant, ids, Map.of("country", Value.of("USA")));
        stored(SampleData.tenant(), ids, Map.of("country", Value.of("Peru")));

        List<String> some = new ArrayList<>(List.of(ids.get(4), ids.get(5), ids.get(11), ids.get(29)));
        Collections.shuffle(some, new Random(2));
        assertLoaded(tenant, some, only(all, some));
        assertLoaded(tenant, ids, all);
        assertLoaded(tenant, List.of(ids.get(7)), only(all, List.of(ids.get(7))));
        assertLoaded(tenant, List.of(ids.get(7), ids.get(7)), only(all, List.of(ids.get(7))));
        assertLoaded(tenant, List.of(), Map.of());
    }

    @Test
    default void omitsMissingPeople() {
        Tenant tenant = SampleData.tenant();
        List<String> ids = SampleData.idsOfSlot(63, 12);
        Map<String, Person> inner = stored(tenant, ids.subList(3, 9), Map.of("country", Value.of("USA")));

        assertLoaded(tenant, ids, inner);
        assertLoaded(tenant, ids.subList(0, 3), Map.of());
        assertLoaded(tenant, List.of(ids.getFirst(), ids.get(4), ids.getLast()), only(inner, List.of(ids.get(4))));
        assertLoaded(SampleData.tenant(), ids, Map.of());
    }

    @Test
    default void loadsARangeOfManyPages() {
        Tenant tenant = SampleData.tenant();
        Value text = Value.of("x".repeat(8_000));
        List<String> ids = SampleData.idsOfSlot(21, 60);
        Map<String, Person> all = stored(
                tenant,
                ids,
                IntStream.range(0, 7).boxed().collect(Collectors.toMap(number -> "custom/" + number, _ -> text)));

        List<String> ends = List.of(ids.getLast(), ids.get(31), ids.getFirst());
        assertLoaded(tenant, ends, only(all, ends));
        assertLoaded(tenant, ids, all);
    }
}
