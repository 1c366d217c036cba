package dev.muster.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Person JO = Person.create("7", 1)
            .write(
                    List.of(
                            new Assignment(Path.attribute("first_name"), Value.of("Jörg")),
                            new Assignment(Path.attribute("score"), Value.of(new BigDecimal("5.0"))),
                            new Assignment(Path.attribute("unsubscribed"), Value.of(true)),
                            new Assignment(Path.attribute("seen"), Value.of("2026-01-01T12:00:00+02:00")),
                            new Assignment(new Path("phone_numbers/0123"), Value.of(true)),
                            new Assignment(new Path("phone_numbers/0999"), Value.of(false)),
                            new Assignment(Path.member("3"), Value.of(true)),
                            new Assignment(Path.inOrganization("3", "followup_status"), Value.of("contacted")),
                            new Assignment(Path.assigned("3", "12"), Value.of(true))),
                    1,
                    Instant.parse("2026-06-01T00:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "first_name, EQ, JÖRG, true",
        "first_name, EQ, Jorg, false",
        "first_name, CO, ör, true",
        "first_name, SW, jö, true",
        "first_name, EW, RG, true",
        "first_name, SW, rg, false",
        "first_name, GT, ja, true",
        "first_name, LT, ja, false",
        "score, EQ, 5, true",
        "unsubscribed, EQ, TRUE, true",
        "seen, EQ, 2026-01-01T10:00:00Z, true",
        "seen, GT, 2026-01-01T10:00:01Z, false",
        "seen, LE, 2026-01-01T10:00:00Z, true",
        "phone_numbers, CO, 23, true",
        "phone_numbers, CO, 99, false",
        "nothing, EQ, '', false",
    })
    void comparesTextIgnoringCase(String field, FilterOperator operator, String given, boolean matches) {
        Filter filter = new Filter.Compare(new FilterField.Attribute(field), operator, Value.of(given));

        assertThat(filter.matches(JO)).isEqualTo(matches);
    }

    /** The literal is folded once and the value for each person; both must be folded in one way. */
    @Test
    void foldsEveryCharacterOfLiteralAndValueAlike() {
        for (int character = 1; character <= Character.MAX_CODE_POINT; character++) {
            if (Character.getType(character) == Character.SURROGATE || Character.getType(character) == 0) {
                continue;
            }
            String text = "a" + Character.toString(character) + "b";
            Person person = Person.create("1", 1)
                    .write(List.of(new Assignment(Path.attribute("name"), Value.of(text))), 1, Instant.EPOCH);
            for (String given : List.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))) {
                Filter filter =
                        new Filter.Compare(new FilterField.Attribute("name"), FilterOperator.EQ, Value.of(given));
                assertThat(filter.matches(person))
                        .as(text + " eq " + given)
                        .isEqualTo(TextFolding.isEqual(text, given));
            }
        }
    }

    @Test
    void keepsLiteralAsGiven() {
        Value given = Value.of("Straße 2026-01-01T12:00:00+02:00");

        assertThat(new Filter.Compare(new FilterField.Attribute("a"), FilterOperator.EQ, given)
                        .literal()
                        .value())
                .isEqualTo(given);
        assertThat(new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, given)
                        .literal()
                        .text())
                .isEqualTo("Straße 2026-01-01T12:00:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({"EQ, 5, true", "GE, 5.00, true", "GT, 5, false", "LT, 5.1, true", "CO, 5, false"})
    void comparesNumbersAsNumbers(FilterOperator operator, BigDecimal given, boolean matches) {
        assertThat(new Filter.Compare(new FilterField.Attribute("score"), operator, Value.of(given)).matches(JO))
                .isEqualTo(matches);
        assertThat(new Filter.Compare(new FilterField.Attribute("first_name"), operator, Value.of(given)).matches(JO))
                .isFalse();
    }

    @Test
    void negationMatchesPersonWithoutAttribute() {
        Filter country = new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("US"));

        assertThat(country.matches(JO)).isFalse();
        assertThat(new Filter.Not(country).matches(JO)).isTrue();
        assertThat(new Filter.Present(new FilterField.Attribute("country")).matches(JO))
                .isFalse();
        assertThat(new Filter.Present(new FilterField.Attribute("score")).matches(JO))
                .isTrue();
    }

    @Test
    void combinesFiltersWithAndAndOr() {
        Filter yes = new Filter.Present(new FilterField.Id());
        Filter no = new Filter.Not(yes);

        assertThat(new Filter.And(List.of(yes, no)).matches(JO)).isFalse();
        assertThat(new Filter.Or(List.of(no, yes)).matches(JO)).isTrue();
        assertThat(new Filter.And(List.of()).matches(JO)).isTrue();
        assertThat(new Filter.Or(List.of()).matches(JO)).isFalse();
    }

    @Test
    void readsMembershipOnlyOfMembers() {
        Filter contacted = new Filter.Compare(
                new FilterField.InOrganization("3", "followup_status"), FilterOperator.EQ, Value.of("contacted"));
        Filter assigned =
                new Filter.Compare(new FilterField.InOrganization("3", "assigned"), FilterOperator.EQ, Value.of("12"));
        Person removed = JO.write(List.of(new Assignment(Path.removed("3"), Value.of(true))), 2, Instant.EPOCH);

        assertThat(contacted.matches(JO)).isTrue();
        assertThat(assigned.matches(JO)).isTrue();
        assertThat(new Filter.Member("3").matches(JO)).isTrue();
        assertThat(contacted.matches(removed)).isFalse();
        assertThat(assigned.matches(removed)).isFalse();
        assertThat(new Filter.Member("3").matches(removed)).isFalse();
    }

    @Test
    void membershipFilterMatchesWithinOneMembership() {
        Person both = JO.write(
                List.of(
                        new Assignment(Path.member("42"), Value.of(true)),
                        new Assignment(Path.archived("42"), Value.of(true))),
                2,
                Instant.EPOCH);
        Filter here42 = new Filter.Typed(new FilterField.HereId(), FilterOperator.EQ, Value.of("42"));
        Filter contacted =
                new Filter.Typed(new FilterField.Here("followup_status"), FilterOperator.EQ, Value.of("Contacted"));
        Filter archived = new Filter.Typed(new FilterField.Here("archived"), FilterOperator.EQ, Value.of(true));

        assertThat(new Filter.Membership(contacted).matches(both)).isTrue();
        assertThat(new Filter.Membership(new Filter.And(List.of(here42, archived))).matches(both))
                .isTrue();
        assertThat(new Filter.Membership(new Filter.And(List.of(here42, contacted))).matches(both))
                .isFalse();
        assertThat(new Filter.Membership(here42).matches(JO)).isFalse();
        assertThat(new Filter.Membership(new Filter.And(List.of())).matches(Person.create("9", 1)))
                .isFalse();
        assertThat(contacted.matches(both)).isFalse();
    }

    @Test
    void treatsAbsentFlagAsFalse() {
        Filter archived =
                new Filter.Typed(new FilterField.InOrganization("3", "archived"), FilterOperator.EQ, Value.of(false));
        Person without = Person.create("9", 1);

        assertThat(archived.matches(JO)).isTrue();
        assertThat(archived.matches(without)).isFalse();
    }

    @Test
    void typedComparisonMatchesOnlyValuesOfSameType() {
        FilterField score = new FilterField.Attribute("score");
        FilterField flag = new FilterField.Attribute("unsubscribed");

        assertThat(new Filter.Typed(score, FilterOperator.EQ, Value.of(new BigDecimal("5"))).matches(JO))
                .isTrue();
        assertThat(new Filter.Typed(score, FilterOperator.EQ, Value.of("5")).matches(JO))
                .isFalse();
        assertThat(new Filter.Typed(flag, FilterOperator.EQ, Value.of(true)).matches(JO))
                .isTrue();
        assertThat(new Filter.Typed(flag, FilterOperator.EQ, Value.of("true")).matches(JO))
                .isFalse();
    }

    @Test
    void comparesIdsWithCase() {
        Person capital = Person.create("Jo", 1);

        assertThat(new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, Value.of("Jo")).matches(capital))
                .isTrue();
        assertThat(new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, Value.of("jo")).matches(capital))
                .isFalse();
        assertThat(new Filter.Compare(new FilterField.AnyCaseId(), FilterOperator.EQ, Value.of("jO")).matches(capital))
                .isTrue();
        assertThat(new Filter.Typed(new FilterField.Id(), FilterOperator.SW, Value.of("j")).matches(capital))
                .isFalse();
    }

    @Test
    void comparesTimeOfLastWrite() {
        assertThat(new Filter.Compare(
                                new FilterField.Updated(), FilterOperator.GE, Value.of("2026-06-01T02:00:00+02:00"))
                        .matches(JO))
                .isTrue();
        assertThat(new Filter.Compare(
                                new FilterField.Updated(), FilterOperator.GT, Value.of("2026-06-01T00:00:00.000Z"))
                        .matches(JO))
                .isFalse();
    }
}
