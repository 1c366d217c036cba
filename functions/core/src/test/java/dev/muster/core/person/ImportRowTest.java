package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tests of the assignments that make a person equal to an import row. */
class ImportRowTest {
    private static final Person UNBORN = Person.create("7", 1);

    @Test
    void createsPersonFromRow() {
        Person person = apply(
                UNBORN, row(Map.of("country", Value.of("US")), Map.of("3", Map.of("permission_id", Value.of("2")))), 1);

        assertThat(person.value(Path.attribute("country"))).isEqualTo(Value.of("US"));
        assertThat(person.isIn("3")).isTrue();
        assertThat(person.value(Path.permission("3"))).isEqualTo(Value.of("2"));
        assertThat(person.born()).isEqualTo(1);
        assertThat(person.version()).isEqualTo(1);
    }

    @Test
    void replacesAttributesAndKeepsOrganizationsThatRowOmits() {
        Person before =
                apply(UNBORN, row(Map.of("country", Value.of("US"), "city", Value.of("A")), Map.of("3", Map.of())), 1);

        Person after =
                apply(before, new ImportRow(1, "7", Optional.of(Map.of("city", Value.of("B"))), Optional.empty()), 2);

        assertThat(after.register(Path.attribute("country")))
                .isEqualTo(Register.first(Value.of("US"), 1).write(Value.NOTHING, 2));
        assertThat(after.value(Path.attribute("city"))).isEqualTo(Value.of("B"));
        assertThat(after.isIn("3")).isTrue();
    }

    @Test
    void keepsPersonInOrganizationsThatRowDoesNotName() {
        Person both =
                apply(UNBORN, row(Map.of(), Map.of("3", Map.of("permission_id", Value.of("1")), "42", Map.of())), 1);

        assertThat(row(Map.of(), Map.of()).towards(both)).isEmpty();
        Person after = apply(both, row(Map.of(), Map.of("42", Map.of("permission_id", Value.of("4")))), 2);

        assertThat(after.isIn("3")).isTrue();
        assertThat(after.value(Path.permission("3"))).isEqualTo(Value.of("1"));
        assertThat(after.value(Path.permission("42"))).isEqualTo(Value.of("4"));
    }

    @Test
    void addsRemovedPersonBackToOrganizationThatRowNames() {
        Person member = apply(UNBORN, row(Map.of(), Map.of("3", Map.of())), 1);
        Person removed = member.write(List.of(new Assignment(Path.removed("3"), Value.of(true))), 2, Instant.EPOCH);

        assertThat(removed.isIn("3")).isFalse();
        assertThat(apply(removed, row(Map.of(), Map.of("3", Map.of())), 3).isIn("3"))
                .isTrue();
    }

    @Test
    void writesNothingWhenPersonEqualsRow() {
        ImportRow row = row(Map.of("country", Value.of("US")), Map.of("3", Map.of("assigned/12", Value.of(true))));

        assertThat(row.towards(apply(UNBORN, row, 1))).isEmpty();
    }

    private static ImportRow row(Map<String, Value> attributes, Map<String, Map<String, Value>> organizations) {
        return new ImportRow(1, "7", Optional.of(attributes), Optional.of(organizations));
    }

    private static Person apply(Person person, ImportRow row, long sequence) {
        return person.write(row.towards(person), sequence, Instant.EPOCH);
    }
}
