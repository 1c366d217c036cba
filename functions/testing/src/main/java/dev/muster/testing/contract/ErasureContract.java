package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.next;
import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonErasure;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of erasure: nothing of the person stays, and nobody else loses anything. */
public interface ErasureContract {
    UniqueKey MARIAS = UniqueKey.email("maria@example.org");
    UniqueKey SHARED = UniqueKey.customId("c-1");

    People people();

    private Person stored(Tenant tenant) {
        Person maria = person(
                "maria",
                Map.of(
                        "email", Value.of("maria@example.org"),
                        "org/3/member", Value.of(true),
                        "org/42/member", Value.of(true)));
        people().enroll(tenant, Map.of("3", Set.of("maria", "jo"), "42", Set.of("maria")));
        save(tenant, Optional.empty(), maria);
        save(tenant, Optional.empty(), person("jo", Map.of("custom_id", Value.of("c-1"))));
        return maria;
    }

    private void save(Tenant tenant, Optional<Person> before, Person after) {
        assertThat(people().saveWithUniqueKeys(tenant, List.of(PersonWrite.between(before, after))))
                .isEmpty();
    }

    private List<String> listed(Tenant tenant, Optional<String> organization) {
        return people().readPage(tenant, organization, Slot.of("maria"), "").people().stream()
                .map(Person::id)
                .filter("maria"::equals)
                .toList();
    }

    @Test
    default void erasesPersonWithItsKeysAndRosterRows() {
        Tenant tenant = SampleData.tenant();
        Person maria = stored(tenant);

        assertThat(people().erase(tenant, PersonErasure.of(maria))).isTrue();

        assertThat(people().loadLatest(tenant, List.of("maria", "jo"))).containsOnlyKeys("jo");
        assertThat(people().holders(tenant, List.of(MARIAS, SHARED))).isEqualTo(Map.of(SHARED, "jo"));
        // A new person with this id is on no roster of the erased one.
        people().save(tenant, List.of(person("maria")));
        assertThat(listed(tenant, Optional.empty())).containsExactly("maria");
        assertThat(listed(tenant, Optional.of("3"))).isEmpty();
        assertThat(listed(tenant, Optional.of("42"))).isEmpty();
        assertThat(people().readPage(tenant, Optional.of("3"), Slot.of("jo"), "")
                        .people())
                .extracting(Person::id)
                .contains("jo");
    }

    @Test
    default void doesNotEraseAnotherVersion() {
        Tenant tenant = SampleData.tenant();
        Person maria = stored(tenant);
        Person later = next(maria, "country", Value.of("Peru"));
        save(tenant, Optional.of(maria), later);

        assertThat(people().erase(tenant, PersonErasure.of(maria))).isFalse();

        assertThat(people().loadLatest(tenant, List.of("maria"))).isEqualTo(Map.of("maria", later));
        assertThat(people().holders(tenant, List.of(MARIAS))).isEqualTo(Map.of(MARIAS, "maria"));
        assertThat(people().erase(tenant, PersonErasure.of(later))).isTrue();
    }

    @Test
    default void erasesOnlyKeysThatPersonHolds() {
        Tenant tenant = SampleData.tenant();
        Person maria = stored(tenant);
        PersonErasure erasure = new PersonErasure(maria, Set.of("3"), Set.of(MARIAS, SHARED));

        assertThat(people().erase(tenant, erasure)).isTrue();

        assertThat(people().holders(tenant, List.of(MARIAS, SHARED))).isEqualTo(Map.of(SHARED, "jo"));
    }

    @Test
    default void erasesOnceForRepeatedCalls() {
        Tenant tenant = SampleData.tenant();
        Person maria = stored(tenant);

        assertThat(people().erase(tenant, PersonErasure.of(maria))).isTrue();
        assertThat(people().erase(tenant, PersonErasure.of(maria))).isTrue();
        assertThat(people().erase(SampleData.tenant(), PersonErasure.of(maria))).isTrue();
        assertThat(people().loadLatest(tenant, List.of("jo"))).containsOnlyKeys("jo");
    }
}
