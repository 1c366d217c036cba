package dev.muster.aws.stores;

import static dev.muster.embedded.meter.Meter.during;
import static dev.muster.testing.contract.SampleData.next;
import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Value;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.contract.SampleData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the billed units of people and of calls, which the compact encodings keep low. */
class PeopleCostTest {
    private static final TestClients EMBEDDED = TestClients.sound();
    private static final People PEOPLE = new DynamoPeople(EMBEDDED.people());
    private static final String PEOPLE_TABLE = "PeopleTable";
    private static final String ACCESS_TABLE = "AccessTable";

    private final Tenant tenant = SampleData.tenant();

    @Test
    void writeOfPersonCostsOneUnitAndReadHalfUnit() {
        List<Person> first =
                IntStream.range(0, 100).mapToObj(number -> person("p" + number)).toList();
        List<Person> second = first.stream()
                .map(person -> next(person, "country", Value.of("Peru")))
                .toList();
        List<String> ids = first.stream().map(Person::id).toList();

        assertThat(during(() -> PEOPLE.save(tenant, first)).writeUnits(PEOPLE_TABLE))
                .isEqualTo(100);
        MeteredUsage saving = during(() -> PEOPLE.save(tenant, second));
        assertThat(saving.writeUnits(PEOPLE_TABLE)).isEqualTo(100);
        assertThat(saving.allReadUnits()).isZero();
        assertThat(saving.allStoreCalls()).isEqualTo(4);
        MeteredUsage refused = during(() -> PEOPLE.save(tenant, second));
        assertThat(refused.writeUnits(PEOPLE_TABLE)).isEqualTo(100);
        MeteredUsage reading = during(() -> PEOPLE.load(tenant, ids));
        assertThat(reading.readUnits(PEOPLE_TABLE)).isEqualTo(50);
        assertThat(reading.allStoreCalls()).isEqualTo(1);
        assertThat(during(() -> PEOPLE.loadLatest(tenant, ids)).readUnits(PEOPLE_TABLE))
                .isEqualTo(100);
    }

    @Test
    void rangeReadCostsTenthOfReadsById() {
        List<String> ids = SampleData.idsOfSlot(40, 300);
        PEOPLE.save(tenant, ids.stream().map(SampleData::person).toList());
        List<String> wanted = ids.subList(100, 200);

        double keyed = during(() -> PEOPLE.load(tenant, wanted)).readUnits(PEOPLE_TABLE);
        double range = during(() -> PEOPLE.loadRange(tenant, wanted, false)).readUnits(PEOPLE_TABLE);
        assertThat(range).isPositive().isLessThanOrEqualTo(keyed / 10);
        assertThat(during(() -> PEOPLE.loadRange(tenant, wanted, true)).readUnits(PEOPLE_TABLE))
                .isPositive()
                .isLessThanOrEqualTo(keyed / 5);
        assertThat(during(() -> PEOPLE.loadRange(tenant, wanted, true)).allStoreCalls())
                .isEqualTo(1);
    }

    @Test
    void callCostsOneUnitHoweverManyCameBefore() {
        Credential credential = Credential.of("leadsquared", tenant.id());
        Access access = new DynamoAccess(EMBEDDED.access());
        int calls = 400;

        MeteredUsage counting = during(() -> IntStream.range(0, calls)
                .forEach(call -> access.addCalls(credential, 250, SampleData.NOW.plusMillis(call * 100L))));

        assertThat(counting.allReadUnits()).isZero();
        // Every 24 buckets a second update removes those that have expired.
        assertThat(counting.writeUnits(ACCESS_TABLE)).isBetween((long) calls, calls + calls / 24L);
    }

    @Test
    void personAndChangedUniqueKeysCostTwoUnitsEach() {
        Person before = person("jo", Map.of("email", Value.of("old@example.org")));
        Person after = next(before, "email", Value.of("jo@example.org"));

        assertThat(during(() -> PEOPLE.saveWithUniqueKeys(
                                tenant, List.of(PersonWrite.between(Optional.empty(), before))))
                        .writeUnits(PEOPLE_TABLE))
                .isEqualTo(4);
        assertThat(during(() -> PEOPLE.saveWithUniqueKeys(
                                tenant, List.of(PersonWrite.between(Optional.of(before), after))))
                        .writeUnits(PEOPLE_TABLE))
                .isEqualTo(6);
    }
}
