package dev.muster.aws.stores;

import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.person.DynamoPeople;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.person.People;
import dev.muster.core.person.PeoplePage;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.time.SystemTime;
import dev.muster.testing.contract.SampleData;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryPeople;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the pages of people contain each person once, in memory and in DynamoDB. */
class FindPeopleFlowTest {
    private static final int LIMIT = 7;

    private final Tenant tenant = SampleData.tenant();

    static Stream<People> stores() {
        return Stream.of(
                new MemoryPeople(15), new DynamoPeople(TestClients.sound().people()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void pagesContainEachPersonOnce(People people) {
        Set<String> all = ids("p", 70);
        Set<String> joined = ids("j", 60);
        people.enroll(tenant, Map.of("3", joined));
        people.save(tenant, all.stream().map(SampleData::person).toList());
        people.save(
                tenant,
                joined.stream()
                        .map(id -> person(id, Map.of("org/3/member", Value.of(true))))
                        .toList());
        Filter fives = new Filter.Typed(new FilterField.Id(), FilterOperator.EW, Value.of("5"));

        assertThat(pages(people, fives, Optional.empty()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(all.stream(), joined.stream())
                        .filter(id -> id.endsWith("5"))
                        .toList());
        assertThat(pages(people, new Filter.Member("3"), Optional.of("3"))).containsExactlyInAnyOrderElementsOf(joined);
    }

    /** People of one slot and one organization: the page ends after so many bytes, whatever their number. */
    @Test
    void pageOfRosterEndsAfterSomeBytes() {
        People people = new DynamoPeople(TestClients.sound().people());
        List<String> ids = SampleData.idsOfSlot(9, 250);
        Value text = Value.of("x".repeat(30_000));
        people.enroll(tenant, Map.of("3", Set.copyOf(ids)));
        people.save(
                tenant,
                ids.stream()
                        .map(id -> person(id, Map.of("org/3/member", Value.of(true), "custom/story", text)))
                        .toList());

        PeoplePage first = people.readPage(tenant, Optional.of("3"), 9, "");
        assertThat(first.people().stream().mapToLong(Person::bytes).sum()).isBetween(3_000_000L, 4_300_000L);
        assertThat(pages(people, new Filter.Member("3"), Optional.of("3"))).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static Set<String> ids(String prefix, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> prefix + number)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private List<String> pages(People people, Filter filter, Optional<String> organization) {
        FindPeople findPeople = new FindPeople(new Ports(
                people,
                new MemoryJobs(),
                _ -> List.of(),
                new MemoryPlanQueue(),
                new MemoryAccess(),
                _ -> {},
                new SystemTime(),
                new Random()));
        List<String> found = new ArrayList<>();
        Optional<FindPeople.Position> from = Optional.of(FindPeople.Position.FIRST);
        while (from.isPresent()) {
            FindPeople.Page page = findPeople.page(tenant, filter, organization, from.get(), LIMIT);
            assertThat(page.people()).hasSizeLessThanOrEqualTo(LIMIT);
            page.people().forEach(person -> found.add(person.id()));
            from = page.next().map(position -> FindPeople.Position.parse(position.toString()));
        }
        return found;
    }
}
