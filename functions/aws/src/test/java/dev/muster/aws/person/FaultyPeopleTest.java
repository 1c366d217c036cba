package dev.muster.aws.person;

import static dev.muster.testing.contract.SampleData.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.call.DeadlineExceeded;
import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.PartialFailures;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Tests that people are read and written exactly while the service fails. */
class FaultyPeopleTest {
    private static final People SOUND = new DynamoPeople(TestClients.sound().people());

    private final Tenant tenant = SampleData.tenant();
    private final Map<String, Person> first = IntStream.range(0, 60)
            .mapToObj(number -> SampleData.person("p" + number))
            .collect(Collectors.toMap(Person::id, Function.identity()));
    private final Map<String, Person> second = first.values().stream()
            .map(person -> next(person, "country", Value.of("Peru")))
            .collect(Collectors.toMap(Person::id, Function.identity()));

    private static People faulty(PartialFailures partialFailures) {
        return new DynamoPeople(TestClients.with(partialFailures).people());
    }

    private Map<String, Person> stored() {
        return SOUND.loadLatest(tenant, first.keySet());
    }

    @Test
    void readsUnprocessedKeysAgain() {
        SOUND.save(tenant, first.values());
        People people = faulty(new PartialFailures(3, BatchStatementErrorCodeEnum.THROTTLING_ERROR));

        assertThat(people.load(tenant, first.keySet())).isEqualTo(first);
        assertThat(people.loadLatest(tenant, first.keySet())).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void readsRangeDespiteFaults(Fault fault) {
        SOUND.save(tenant, first.values());
        FaultyHttp http = new FaultyHttp("Query", fault, 4);
        List<String> ofSlot = first.keySet().stream()
                .filter(id -> Slot.of(id) == Slot.of("p7"))
                .toList();

        assertThat(new DynamoPeople(TestClients.over(http).people()).loadRange(tenant, ofSlot, true))
                .isEqualTo(SOUND.loadLatest(tenant, ofSlot))
                .containsKey("p7");
        assertThat(http.isUsedUp()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "THROTTLING_ERROR",
                "REQUEST_LIMIT_EXCEEDED",
                "PROVISIONED_THROUGHPUT_EXCEEDED",
                "TRANSACTION_CONFLICT",
                "INTERNAL_SERVER_ERROR"
            })
    void retriesFailedStatements(BatchStatementErrorCodeEnum failure) {
        SOUND.save(tenant, List.of(first.get("p7")));
        People people = faulty(new PartialFailures(5, failure));

        assertThat(people.save(tenant, first.values())).containsExactly("p7");
        assertThat(people.save(tenant, second.values())).isEmpty();
        assertThat(stored()).isEqualTo(second);
    }

    @Test
    void throwsPermanentErrors() {
        People people = faulty(new PartialFailures(1, BatchStatementErrorCodeEnum.ACCESS_DENIED));

        assertThatThrownBy(() -> people.save(tenant, first.values()))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({"UNSENT, 1", "UNSENT, 4", "THROTTLED, 1", "THROTTLED, 4"})
    void retriesFaults(Fault fault, int times) {
        FaultyHttp http = new FaultyHttp("BatchExecuteStatement", fault, times);
        People people = new DynamoPeople(TestClients.over(http).people());

        assertThat(people.save(tenant, first.values())).isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(stored()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void writesOnceDespiteLostResponses(int times) {
        SOUND.save(tenant, first.values());
        FaultyHttp http = new FaultyHttp("BatchExecuteStatement", Fault.LOST_RESPONSE, times);
        People people = new DynamoPeople(TestClients.over(http).people());

        Set<String> conflicts = people.save(tenant, second.values());
        assertThat(http.isUsedUp()).isTrue();
        // The own writes are reported as conflicts. A worker reads them again and finds its own registers.
        assertThat(conflicts).isNotEmpty();
        assertThat(stored()).isEqualTo(second);
    }

    @Test
    void throwsAtDeadline() {
        TestClients throttled = TestClients.over(new FaultyHttp("BatchGetItem", Fault.THROTTLED, Integer.MAX_VALUE));
        Deadline soon = Deadline.in(new SampleData.PausedTime(), Duration.ofMillis(20));
        People people = new DynamoPeople(TestClients.within(throttled.people(), soon));

        assertThatThrownBy(() -> people.load(tenant, List.of("p1"))).isInstanceOf(DeadlineExceeded.class);
    }

    @Test
    void enrollsAllDespitePartialFailures() {
        faulty(new PartialFailures(4, BatchStatementErrorCodeEnum.THROTTLING_ERROR))
                .enroll(tenant, Map.of("3", first.keySet()));

        assertThat(new DynamoPeopleTest().roster(tenant, "3", first.keySet())).isEqualTo(first.keySet());
    }

    @ParameterizedTest
    @CsvSource({"LOST_RESPONSE, 1", "LOST_RESPONSE, 4", "UNSENT, 4", "THROTTLED, 4"})
    void writesPersonWithUniqueKeysOnce(Fault fault, int times) {
        UniqueKey jo = UniqueKey.email("jo@example.org");
        Person before = SampleData.person("jo", Map.of("email", Value.of("old@example.org")));
        SOUND.saveWithUniqueKeys(tenant, List.of(PersonWrite.between(Optional.empty(), before)));
        Person after = next(before, "email", Value.of("jo@example.org"));
        FaultyHttp http = new FaultyHttp("TransactWriteItems", fault, times);
        People people = new DynamoPeople(TestClients.over(http).people());

        assertThat(people.saveWithUniqueKeys(tenant, List.of(PersonWrite.between(Optional.of(before), after))))
                .isEmpty();
        assertThat(http.isUsedUp()).isTrue();
        assertThat(SOUND.loadLatest(tenant, List.of("jo"))).isEqualTo(Map.of("jo", after));
        assertThat(SOUND.holders(tenant, List.of(jo, UniqueKey.email("old@example.org"))))
                .isEqualTo(Map.of(jo, "jo"));
    }
}
