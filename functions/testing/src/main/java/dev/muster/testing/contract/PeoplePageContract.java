package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.SlotsRead;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of reading people page by page. Each person of a slot is found once, in order. */
public interface PeoplePageContract {

    People people();

    @Test
    default void findsEachPersonOnceInOrder() {
        Tenant tenant = SampleData.tenant();
        Map<String, Person> all = IntStream.range(0, 700)
                .mapToObj(number -> person("P.p:%d".formatted(number)))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        people().save(tenant, all.values());
        people().save(SampleData.tenant(), all.values());

        List<Person> found = new ArrayList<>();
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            List<Person> ofSlot = scan(tenant, Optional.empty(), slot, "");
            assertThat(ofSlot).extracting(Person::id).isSorted();
            found.addAll(ofSlot);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all.values());
    }

    @Test
    default void findsNoPeopleOfAnEmptyTenant() {
        assertThat(people().readPage(SampleData.tenant(), Optional.empty(), 5, ""))
                .isEqualTo(new PeoplePage(List.of(), Optional.empty()));
        assertThat(people().readPage(SampleData.tenant(), Optional.of("3"), 5, "zoe"))
                .isEqualTo(new PeoplePage(List.of(), Optional.empty()));
    }

    @Test
    default void readsSeveralSlotsAtOnce() {
        Tenant tenant = SampleData.tenant();
        List<Integer> slots = IntStream.range(5, 25).boxed().toList();
        slots.forEach(slot -> people().save(
                        tenant,
                        SampleData.idsOfSlot(slot, slot % 7).stream()
                                .map(SampleData::person)
                                .toList()));
        Deadline soon = Deadline.in(new SystemTime(), Duration.ofMinutes(1));

        List<PeoplePage> pages = people().readSlots(tenant, new SlotsRead(Optional.empty(), slots, 4, 1_000, soon))
                .orElseThrow();

        assertThat(pages).hasSize(20);
        for (int number = 0; number < slots.size(); number++) {
            int slot = slots.get(number);
            List<String> ids = SampleData.idsOfSlot(slot, slot % 7);
            assertThat(pages.get(number).people())
                    .extracting(Person::id)
                    .isEqualTo(ids.subList(0, Math.min(4, ids.size())));
            assertThat(slot % 7 > 4 && pages.get(number).next().isEmpty())
                    .as("end of slot %d", slot)
                    .isFalse();
        }
        assertThat(people().readSlots(tenant, new SlotsRead(Optional.empty(), slots, 4, 20, soon)))
                .as("the slots have more people than the read may have")
                .isEmpty();
    }

    @Test
    default void readsSeveralSlotsOfARosterAtOnce() {
        Tenant tenant = SampleData.tenant();
        List<String> ids = SampleData.idsOfSlot(9, 6);
        people().enroll(tenant, Map.of("3", Set.copyOf(ids)));
        people().save(tenant, ids.stream().map(SampleData::person).toList());
        Deadline soon = Deadline.in(new SystemTime(), Duration.ofMinutes(1));

        List<PeoplePage> pages = people().readSlots(
                        tenant, new SlotsRead(Optional.of("3"), List.of(8, 9), 5, 1_000, soon))
                .orElseThrow();

        assertThat(pages.getFirst()).isEqualTo(new PeoplePage(List.of(), Optional.empty()));
        assertThat(pages.getLast().people()).extracting(Person::id).isEqualTo(ids.subList(0, 5));
        assertThat(pages.getLast().next()).contains(ids.get(4));
    }

    @Test
    default void continuesBehindAnId() {
        Tenant tenant = SampleData.tenant();
        List<String> ids = SampleData.idsOfSlot(7, 12);
        people().save(tenant, ids.stream().map(SampleData::person).toList());

        assertThat(scan(tenant, Optional.empty(), 7, ids.get(4)))
                .extracting(Person::id)
                .isEqualTo(ids.subList(5, 12));
        assertThat(scan(tenant, Optional.empty(), 7, ids.get(4) + "0"))
                .extracting(Person::id)
                .doesNotContainAnyElementsOf(ids.subList(0, 5));
        assertThat(scan(tenant, Optional.empty(), 7, ids.get(11))).isEmpty();
    }

    @Test
    default void readsManyPages() {
        Tenant tenant = SampleData.tenant();
        String text = "x".repeat(8_000);
        Map<String, Value> values = IntStream.range(0, 7)
                .boxed()
                .collect(Collectors.toMap(number -> "custom/" + number, _ -> Value.of(text)));
        List<String> ids = SampleData.idsOfSlot(3, 40);
        people().save(tenant, ids.stream().map(id -> person(id, values)).toList());

        PeoplePage first = people().readPage(tenant, Optional.empty(), 3, "");
        assertThat(first.people()).hasSizeLessThan(40);
        assertThat(first.next()).contains(first.people().getLast().id());
        assertThat(scan(tenant, Optional.empty(), 3, "")).extracting(Person::id).isEqualTo(ids);
    }

    @Test
    default void findsExistingPeopleOfARoster() {
        Tenant tenant = SampleData.tenant();
        Set<String> joined =
                IntStream.range(0, 300).mapToObj(number -> "p" + number).collect(Collectors.toSet());
        Set<String> enrolled = new HashSet<>(joined);
        enrolled.add("never-written");
        people().enroll(tenant, Map.of("3", enrolled, "42", Set.of("outsider")));
        people().enroll(SampleData.tenant(), Map.of("3", Set.of("outsider")));
        people().save(
                        tenant,
                        Stream.concat(joined.stream(), Stream.of("outsider"))
                                .map(SampleData::person)
                                .toList());

        List<String> found = new ArrayList<>();
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            List<String> ofSlot = scan(tenant, Optional.of("3"), slot, "").stream()
                    .map(Person::id)
                    .toList();
            assertThat(ofSlot).isSorted();
            found.addAll(ofSlot);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(joined);
    }

    @Test
    default void findsTheLastWrite() {
        Tenant tenant = SampleData.tenant();
        Person first = person("maria");
        Person second = SampleData.next(first, "country", Value.of("Peru"));
        people().save(tenant, List.of(first));
        people().save(tenant, List.of(second));

        assertThat(scan(tenant, Optional.empty(), Slot.of("maria"), "")).containsExactly(second);
    }

    /** Returns the people of a slot behind an id, from all pages. */
    private List<Person> scan(Tenant tenant, Optional<String> organization, int slot, String after) {
        List<Person> found = new ArrayList<>();
        Optional<String> from = Optional.of(after);
        while (from.isPresent()) {
            PeoplePage page = people().readPage(tenant, organization, slot, from.get());
            found.addAll(page.people());
            from = page.next();
        }
        return found;
    }
}
