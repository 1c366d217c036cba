package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tests of creating a person from a profile and merging one into a person. */
class ProfileTest {

    @Test
    void makesNewPersonContactOfItsOrganizations() {
        Person person = apply(Person.create("7", 1), profile("Jo", List.of("Jo@Example.org "), "3"), 1);

        assertThat(person.value(Path.attribute("email"))).isEqualTo(Value.of("Jo@Example.org"));
        assertThat(person.value(new Path("email_addresses/jo@example.org")).isTrue())
                .isTrue();
        assertThat(person.isIn("3")).isTrue();
        assertThat(person.value(Path.permission("3"))).isEqualTo(Value.of("2"));
        assertThat(UniqueKey.of(person)).containsExactly(UniqueKey.email("jo@example.org"));
    }

    @Test
    void mergeAddsValuesAndKeepsPrimaryAddressAndPermission() {
        Person before = apply(Person.create("7", 1), profile("Jo", List.of("jo@example.org"), "3"), 1)
                .write(List.of(new Assignment(Path.permission("3"), Value.of("1"))), 2, Instant.EPOCH);

        Person after = apply(before, profile("Joanna", List.of("j@example.com", "jo@example.org"), "3"), 3);

        assertThat(after.value(Path.attribute("first_name"))).isEqualTo(Value.of("Joanna"));
        assertThat(after.value(Path.attribute("email"))).isEqualTo(Value.of("jo@example.org"));
        assertThat(after.value(Path.permission("3"))).isEqualTo(Value.of("1"));
        assertThat(PersonWrite.between(Optional.of(before), after).claims())
                .containsExactly(UniqueKey.email("j@example.com"));
        assertThat(profile("Joanna", List.of("jo@example.org"), "3").into(after))
                .isEmpty();
    }

    @Test
    void claimsNoUniqueKeyForBlankValue() {
        Person blank = Person.create("7", 1)
                .write(List.of(new Assignment(Path.attribute("email"), Value.of("  "))), 1, Instant.EPOCH);

        assertThat(UniqueKey.of(blank)).isEmpty();
        assertThat(blank.registers()).containsOnlyKeys(Path.EXISTS, Path.attribute("email"));
    }

    @Test
    void releasesUniqueKeysOfClearedValues() {
        Person before = apply(Person.create("7", 1), profile("Jo", List.of("jo@example.org"), "3"), 1);
        Person after = before.write(
                List.of(
                        new Assignment(Path.attribute("email"), Value.NOTHING),
                        new Assignment(new Path("email_addresses/jo@example.org"), Value.of(false)),
                        new Assignment(Path.attribute("custom_id"), Value.of("X-1"))),
                2,
                Instant.EPOCH);

        PersonWrite guarded = PersonWrite.between(Optional.of(before), after);

        assertThat(guarded.releases()).isEqualTo(Set.of(UniqueKey.email("jo@example.org")));
        assertThat(guarded.claims()).isEqualTo(Set.of(UniqueKey.customId("X-1")));
        assertThat(PersonWrite.between(Optional.of(after), after).touchesNoUniqueKey())
                .isTrue();
    }

    private static Profile profile(String name, List<String> emails, String organization) {
        return new Profile(
                Map.of("first_name", Value.of(name)),
                emails,
                List.of(),
                List.of(),
                Map.of(organization, Map.of()),
                Map.of());
    }

    private static Person apply(Person person, Profile profile, long sequence) {
        return person.write(profile.into(person), sequence, Instant.EPOCH);
    }
}
