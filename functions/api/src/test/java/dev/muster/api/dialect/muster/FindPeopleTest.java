package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindPeopleTest extends ListedPeople {
    private static final Pattern PERSON = Pattern.compile("\"id\":\"(p[0-9]+)\"");

    @Test
    void rendersPeopleLikeSinglePersonResource() {
        store(0, 1, Set.of("3"), Map.of("country", "PH"));
        TestResponse response = stack.get(query("country eq \"ph\""));
        assertThat(response.body())
                .isEqualTo("{\"people\":[" + stack.get("/v1/people/p0").body() + "],\"next\":null}");
        assertThat(response.headers()).doesNotContainKey("Link");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1_000})
    void returnsEveryPersonOnceOverAllPages(int limit) {
        store(0, 130, Set.of(), Map.of("country", "PH"));
        store(130, 200, Set.of("42"), Map.of("country", "US"));
        List<String> everybody = new ArrayList<>(ids(0, 200));
        everybody.addAll(List.of("1", "2"));
        assertThat(idsOnAllPages("/v1/people?limit=" + limit)).containsExactlyInAnyOrderElementsOf(everybody);
        assertThat(idsOnAllPages(query("country eq \"US\"") + "&limit=" + limit))
                .containsExactlyInAnyOrderElementsOf(ids(130, 200));
        assertThat(idsOnAllPages("/v1/people?organization=42&limit=" + limit))
                .containsExactlyInAnyOrderElementsOf(ids(130, 200));
        assertThat(idsOnAllPages(query("id ne \"p150\"") + "&organization=42&limit=" + limit))
                .hasSize(69)
                .doesNotContain("p150");
    }

    @Test
    void fillsPagesAndMarksLastPage() {
        store(0, 20, Set.of("42"), Map.of());
        TestResponse page = stack.get("/v1/people?organization=42");
        assertThat(page.at("/people/19/id")).isNotEqualTo("absent");
        assertThat(page.at("/next")).isEqualTo("null");
        store(20, 21, Set.of("42"), Map.of());
        assertThat(stack.get("/v1/people?organization=42").at("/next")).isNotEqualTo("null");
        assertThat(stack.get("/v1/people?organization=42").at("/people/20")).isEqualTo("absent");
    }

    @Test
    void omitsPeopleRemovedFromOrganization() {
        store(0, 2, Set.of("3"), Map.of());
        stack.send(
                "PATCH",
                "/v1/people/p0",
                "{\"changes\":[{\"organization\":\"3\",\"remove\":true}]}",
                "Content-Type",
                "application/json");
        assertThat(idsOnAllPages("/v1/people?organization=3")).containsExactlyInAnyOrder("1", "2", "p1");
        assertThat(idsOnAllPages(query("id sw \"p\"") + "&organization=3")).containsExactly("p1");
        assertThat(idsOnAllPages(query("not (organizations pr)"))).containsExactly("p0");
    }

    @Test
    void filtersByOrganizationAttributes() {
        store(0, 1, Set.of("3"), Map.of());
        store(1, 2, Set.of("3", "42"), Map.of());
        assertThat(idsOnAllPages(query("organization.permission_id eq \"2\"") + "&organization=3"))
                .containsExactlyInAnyOrder("p0", "p1");
        assertThat(idsOnAllPages(query("organizations[id eq \"42\" and archived eq false]")))
                .containsExactly("p1");
        assertThat(idsOnAllPages(query("organizations.permission_id eq \"1\""))).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter=country+equals+%22USA%22 | 422 | \"filter\" at character 9: expected an operator",
                "filter= | 422 | \"filter\" is blank",
                "filter=+ | 422 | \"filter\" is blank",
                "filter=organization.a+pr | 422 | \"filter\" at character 1: ",
                "organization=99 | 422 | no organization 99",
                "organization= | 422 | no organization",
                "limit=0 | 422 | \"limit\"",
                "limit=1001 | 422 | \"limit\"",
                "limit=1e3 | 422 | \"limit\"",
                "page=2 | 422 | \"page\"",
                "filter=a+pr&filter=b+pr | 422 | \"filter\" comes more than once",
                "cursor=x | 400 | cursor",
            })
    void rejectsInvalidQueries(String query, int status, String detail) {
        TestResponse response = stack.get("/v1/people?" + query);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.at("/detail")).contains(detail);
    }

    @Test
    void bindsCursorToQuery() {
        store(0, 3, Set.of("3", "42"), Map.of());
        String cursor = stack.get("/v1/people?organization=3&limit=1").at("/next");
        assertThat(stack.get("/v1/people?organization=3&limit=2&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        for (String other : List.of("", "organization=42&", "organization=3&filter=id+pr&")) {
            assertThat(stack.get("/v1/people?" + other + "cursor=" + cursor).status())
                    .isEqualTo(400);
        }
        assertThat(stack.get(
                                "/v1/people?organization=3&cursor=" + cursor,
                                "Authorization",
                                "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void returnsPeopleOfOwnTenantOnly() {
        store(0, 3, Set.of(), Map.of());
        TestResponse response = stack.get("/v1/people", "Authorization", "Bearer " + ApiStack.OTHER_KEY);
        assertThat(response.at("/people/1/id")).isNotEqualTo("absent");
        assertThat(response.at("/people/2/id")).isEqualTo("absent");
    }

    @Test
    void countsOneCallForEachThousandPeopleRead() {
        store(0, 2_500, Set.of(), Map.of());
        TestResponse none = stack.get(query("city eq \"nowhere\""));
        assertThat(none.at("/people")).isEqualTo("[]");
        assertThat(none.header("RateLimit")).isEqualTo("\"calls\";r=997;t=5");
        assertThat(stack.get("/v1/people/p1").header("RateLimit")).isEqualTo("\"calls\";r=996;t=5");
    }

    @Test
    void refusesNextCallAfterPagesThatReadMoreThanTheLimit() {
        store(0, 2_500, Set.of(), Map.of());
        stack.ports
                .access()
                .putGrant(
                        Credential.of("muster", ApiStack.KEY),
                        new Grant(new Caller(ApiStack.DEMO, "1"), 2, ApiStack.ISSUED));
        TestResponse page = stack.get(query("city eq \"nowhere\""));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("RateLimit")).isEqualTo("\"calls\";r=0;t=5");
        assertThat(stack.get("/v1/people/p1").status()).isEqualTo(429);
        stack.time.pass(Duration.ofSeconds(6));
        assertThat(stack.get("/v1/people/p1").status()).isEqualTo(200);
    }

    @Test
    void returnsPartialPageForLargeTenant() {
        store(0, 21_000, Set.of(), Map.of());
        TestResponse first = stack.get(query("organizations.permission_id eq \"1\""));
        assertThat(first.at("/next")).isNotEqualTo("null");
        assertThat(idsOnAllPages(query("organizations.permission_id eq \"1\""))).containsExactly("1");
    }

    @Test
    void returnsPartialPageAfterReadingLargePeople() {
        store(0, 600, Set.of(), Map.of("story", "x".repeat(60_000)));
        String address = query("city eq \"nowhere\"");
        int pages = 0;
        for (; !address.isEmpty(); pages++) {
            TestResponse page = stack.get(address);
            assertThat(page.at("/people/0")).isEqualTo("absent");
            address = page.next();
        }
        assertThat(pages).isBetween(2, 3);
    }

    /** Lambda limits a response to 6 MB, with the body escaped as a JSON string. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\"", "\\", "\n", "€"})
    void keepsPagesBelowResponseLimit(String character) {
        store(0, 90, Set.of("42"), Map.of("story", character.repeat(60_000 / (int) Value.bytes(character))));
        List<String> seen = new ArrayList<>();
        for (String address = "/v1/people?organization=42&limit=100"; !address.isEmpty(); ) {
            TestResponse page = stack.get(address);
            assertThat(Value.bytes(JsonWriter.write(JsonValue.of(page.body())))).isLessThan(5_000_000);
            // The story is too long for a reader of requests.
            PERSON.matcher(page.body()).results().forEach(person -> seen.add(person.group(1)));
            address = page.next();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids(0, 90));
    }

    @Test
    void advancesOnEveryPageUnderShortDeadline() {
        store(0, 30, Set.of(), Map.of());
        List<String> found = new ArrayList<>();
        Optional<FindPeople.Position> from = Optional.of(FindPeople.Position.FIRST);
        while (from.isPresent()) {
            FindPeople.Page page = new Engine(stack.ports.within(Deadline.in(stack.time, Duration.ofSeconds(1))))
                    .findPeople()
                    .page(ApiStack.DEMO, new Filter.And(List.of()), Optional.empty(), from.get(), 100);
            page.people().forEach(person -> found.add(person.id()));
            from = page.next();
        }
        assertThat(found).hasSize(32).doesNotHaveDuplicates();
    }
}
