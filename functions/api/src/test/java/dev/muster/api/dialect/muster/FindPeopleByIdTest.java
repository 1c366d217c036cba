package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that name the ids of their people. */
class FindPeopleByIdTest extends ListedPeople {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id eq \"p9\"",
                "(id eq \"p9\" and country eq \"ph\")",
                "not (country eq \"us\") and (id eq \"p9\" or id eq \"nobody\")",
                "(id eq \"p8\" or id eq \"p9\") and (id eq \"p9\" or id eq \"p7\")",
                "id eq \"p9\" and id pr",
            })
    void findsNamedPeopleAtOnce(String filter) {
        store(0, 21_000, Set.of("42"), Map.of("country", "PH"));
        for (String organization : List.of("", "&organization=42")) {
            TestResponse page = stack.get(query(filter) + organization);
            assertThat(page.at("/people/0/id")).isEqualTo("p9");
            assertThat(page.at("/people/1")).isEqualTo("absent");
            assertThat(page.at("/next")).isEqualTo("null");
        }
        assertThat(stack.get(query(filter) + "&organization=3").at("/people")).isEqualTo("[]");
        // None of the pages read a thousand people.
        assertThat(stack.get("/v1/people/p9").header("RateLimit")).isEqualTo("\"calls\";r=996;t=5");
    }

    @Test
    void findsHundredNamedPeopleInPages() {
        store(0, 3_000, Set.of(), Map.of());
        String hundred = ids(0, 99).stream().map("id eq \"%s\""::formatted).collect(Collectors.joining(" or "));
        assertThat(idsOnAllPages(query(hundred + " or id eq \"No Id\"") + "&limit=7"))
                .containsExactlyInAnyOrderElementsOf(ids(0, 99));
        assertThat(stack.get(query("id eq \"P1\"")).at("/people")).isEqualTo("[]");
        assertThat(stack.get(query("id eq \"" + "x".repeat(3_000) + "\"")).at("/people"))
                .isEqualTo("[]");
    }

    @Test
    void findsOtherPeopleBesideNamedOnes() {
        store(0, 50, Set.of(), Map.of("country", "PH"));
        assertThat(idsOnAllPages(query("id eq \"p9\" or country eq \"ph\"")))
                .containsExactlyInAnyOrderElementsOf(ids(0, 50));
        assertThat(idsOnAllPages(query("country eq \"ph\" and not (id eq \"p9\")")))
                .hasSize(49);
        assertThat(idsOnAllPages(query("id sw \"p4\""))).hasSize(11);
    }
}
