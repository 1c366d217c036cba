package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Ports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way in compares text in the same way: without regard to case and to the spelling of one letter
 * (docs/design.md ruling 4).
 */
public class FoldedTextTest {
    private static final String COMPOSED = "Jos\u00E9";
    private static final String DECOMPOSED = "Jose\u0301";

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final MusterClient muster = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.time.meanwhile(stack::runWorkers);
        person("gross1", "Groß");
        person("gross2", "GROẞ");
        person("jose1", COMPOSED);
        person("jose2", DECOMPOSED);
        person("ipek1", "İpek");
        person("ipek2", "ıpek");
        person("ipek3", "ipek");
    }

    private void person(String id, String name) {
        stack.store(
                ApiStack.DEMO,
                List.of(id),
                Set.of("3"),
                Map.of("first_name", name, "email", name.toLowerCase(Locale.ROOT) + "." + id + "@x.org"));
    }

    @Test
    void selectsEverySpelling() {
        selectsEverySpelling(UnaryOperator.identity());
    }

    /** Fails when a job by filter, over the ports that {@code wrap} returns, misses a spelling. */
    public static void selectsEverySpelling(UnaryOperator<Ports> wrap) {
        ApiStack stack = ApiStack.withPorts(wrap);
        stack.store(ApiStack.DEMO, List.of("one"), Set.of("3"), Map.of("city", "Großjosé"));
        MusterClient muster = MusterClient.of(stack);
        TestResponse job = muster.setCountry(MusterClient.filter("city eq \"GROSSJOSE\u0301\""), "DE");
        assertThat(muster.resultIds(muster.runToEnd(job))).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({
        "'first_name eq \"gross\"', gross1 gross2",
        "'first_name eq \"Groß\"', gross1 gross2",
        "'first_name eq \"José\"', jose1 jose2",
        "'first_name eq \"jose\u0301\"', jose1 jose2",
        "'first_name eq \"ipek\"', ipek3",
        "'first_name eq \"IPEK\"', ipek3",
        "'first_name eq \"ıpek\"', ipek2",
        "'first_name eq \"i\u0307pek\"', ipek1",
        "'first_name sw \"GROS\"', gross1 gross2",
        "'first_name co \"RO\u1E9E\"', gross1 gross2",
        "'first_name ew \"É\"', jose1 jose2",
        "'email_addresses co \"É.JOSE\"', jose1 jose2",
        "'first_name ge \"joSÉ\" and first_name le \"JOSE\u0301\"', jose1 jose2",
        "'first_name ne \"gross\" and id co \"ss\" ', ''",
        "'id sw \"ipek\" and not (first_name eq \"IPEK\")', ipek1 ipek2",
        "'nickname ne \"groß\" and id sw \"gross\"', gross1 gross2",
        "'id eq \"GROSS1\"', ''",
    })
    void filtersOfOwnApi(String filter, String people) {
        assertThat(selected(muster.setCountry(MusterClient.filter(filter), "DE")))
                .isEqualTo(ids(people));
        TestResponse list = stack.get("/v1/people?filter=" + encoded(filter));
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(ids(people)).allSatisfy(id -> assertThat(list.body()).contains("\"id\":\"" + id + "\""));
        assertThat(list.at("/people/" + ids(people).size())).isEqualTo("absent");
    }

    private static Set<String> ids(String people) {
        return people.isEmpty() ? Set.of() : new TreeSet<>(List.of(people.split(" ")));
    }

    private Set<String> selected(TestResponse submitted) {
        return new TreeSet<>(muster.resultIds(muster.runToEnd(submitted)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "FirstName, eq, groß, gross1 gross2",
        "FirstName, eq, JOSÉ, jose1 jose2",
        "FirstName, lik_s, 'jose\u0301', jose1 jose2",
        "FirstName, eq, ipek, ipek3",
        "EmailAddress, lik, 'É.JOSE', jose1 jose2",
        "UserID, eq, GROSS1, gross1",
        "UserID, lik, OSE, jose1 jose2",
        "UserID, lik_e, K3, ipek3",
    })
    void conditionsOfLeadsquared(String name, String operator, String value, String people) {
        assertThat(WaysIn.to(stack).leadSquared(name, operator, value)).isEqualTo(ids(people));
    }

    @ParameterizedTest
    @CsvSource({
        "FirstName, neq, GROSS, gross1 gross2",
        "UserID, neq, GROSS1, gross1",
        "FirstName, nlik, 'É', jose1 jose2",
    })
    void negatedConditionsOfLeadsquaredMatchPeopleWithoutAttribute(
            String name, String operator, String value, String others) {
        Set<String> updated = WaysIn.to(stack).leadSquared(name, operator, value);
        // Person 2 has neither a name nor an address.
        assertThat(updated)
                .contains("2")
                .doesNotContainAnyElementsOf(ids(others))
                .hasSize(9 - ids(others).size());
    }

    @ParameterizedTest
    @CsvSource({"GROSS, gross1 gross2", "'jose\u0301', jose1 jose2", "IPEK, ipek3", "'É.JOSE1@', jose1"})
    void nameFilterOfMissionHub(String name, String people) {
        String session = stack.post(
                        "/apis/v4/sessions",
                        "{\"api_key\":\"" + ApiStack.KEY + "\"}",
                        "Content-Type",
                        "application/json")
                .at("/token");
        TestResponse response = stack.post(
                "/apis/v4/bulk_people_changes/",
                "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"organization_id\":\"3\",\"student_status\":"
                        + "\"collegiate\"}},\"filters\":{\"name\":\"" + name + "\"}}",
                "Authorization",
                "Bearer " + session,
                "Content-Type",
                "application/vnd.api+json");
        assertThat(response.status()).as(response.body()).isLessThan(300);
        assertThat(new TreeSet<>(muster.resultIds(stack.get("/v1/jobs?limit=1").at("/jobs/0/id"))))
                .isEqualTo(ids(people));
    }

    @Test
    void storesTextAsSent() {
        assertThat(stack.get("/v1/people/jose2").at("/attributes/first_name")).isEqualTo(DECOMPOSED);
        assertThat(stack.get("/v1/people/ipek1").at("/attributes/first_name")).isEqualTo("İpek");
    }
}
