package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unique values are compared as all text is, in every way in. A value that was stored under a key of another form, by a
 * version without that rule, is found, kept from others and freed (docs/design.md ruling 4).
 */
class FoldedKeysTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("8"), Set.of("3"), Map.of());
    }

    private void holder(String name, String value) {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of(name, value));
    }

    /** Stores person 7 as a version did that kept addresses in lower case and custom ids unchanged. */
    private void formerHolder(String name, String value, UniqueKey key) {
        List<Assignment> writes = List.of(
                new Assignment(Path.attribute(name), Value.of(value)),
                new Assignment(Path.member("3"), Value.of(true)),
                new Assignment(Path.permission("3"), Value.of("2")));
        Person person = Person.create("7", 1).write(writes, 1, stack.time.now());
        assertThat(stack.people.saveWithUniqueKeys(
                        ApiStack.DEMO, List.of(new PersonWrite(person, Set.of(key), Set.of()))))
                .isEmpty();
    }

    private static UniqueKey formerEmail(String value) {
        return new UniqueKey(UniqueKey.Kind.EMAIL, value);
    }

    private static UniqueKey formerCustomId(String value) {
        return new UniqueKey(UniqueKey.Kind.CUSTOM_ID, value);
    }

    private TestResponse patch(String id, String name, String json) {
        return ways.patch(id, WaysIn.set(name, json));
    }

    @ParameterizedTest
    @CsvSource({
        "email, Groß@example.org, GROSS@EXAMPLE.ORG",
        "email, José@example.org, jose\u0301@example.org",
        "custom_id, Kunde-ß, KUNDE-SS",
        "custom_id, Jose\u0301-1, JOSÉ-1",
        "custom_id, AbC-1, abc-1",
    })
    void valueInOtherSpellingBelongsToItsHolder(String name, String held, String other) {
        holder(name, held);
        TestResponse patched = patch("8", name, "\"" + other + "\"");
        assertThat(patched.status()).as(patched.body()).isEqualTo(409);
        assertThat(patched.at("/detail")).contains("belongs to person 7");

        assertThat(ways.result("8", WaysIn.set(name, WaysIn.quoted(other))))
                .contains("\"refused\"", "belongs to person 7");
        MusterClient muster = MusterClient.of(stack);
        String dryRun = muster.runToEnd(muster.submit(
                MusterClient.ids(List.of("8")), WaysIn.set(name, WaysIn.quoted(other)), "\"dry_run\":true"));
        assertThat(muster.results(dryRun).getFirst()).contains("\"refused\"", "belongs to person 7");
        assertThat(ways.file(WaysIn.row("9", name, WaysIn.quoted(other))).getFirst())
                .contains("\"refused\"", "belongs to person 7");
        assertThat(ways.usercom("users", "8", name, other).status()).isEqualTo(400);

        assertThat(patch("7", name, "\"" + other + "\"").status()).isEqualTo(200);
        assertThat(patch("8", name, "\"" + held + "\"").status()).isEqualTo(409);
        assertThat(patch("7", name, "null").status()).isEqualTo(200);
        assertThat(stack.get("/v1/people/7").at("/attributes/" + name)).isEqualTo("absent");
    }

    @Test
    void usercomFindsPersonByCustomIdInOtherSpelling() {
        holder("custom_id", "Kunde-Jose\u0301");
        assertThat(ways.usercom("users-by-id", "KUNDE-JOSÉ", "city", "Cebu").status())
                .isEqualTo(200);
        assertThat(stack.get("/v1/people/7").at("/attributes/city")).isEqualTo("Cebu");
    }

    @Test
    void missionHubMergesIntoHolderOfAddressInOtherSpelling() {
        holder("email", "Groß.Jose\u0301@example.org");
        assertThat(merge("GROSS.JOSÉ@example.org").at("/data/id")).isEqualTo("7");
    }

    private TestResponse merge(String email) {
        TestResponse response = ways.missionHub(WaysIn.emailModel(email));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    @ParameterizedTest
    @CsvSource({"email, GROß@example.org, groß@example.org", "custom_id, AbC-1, AbC-1"})
    void keepsValueUnderFormerKeyFromOthers(String name, String value, String key) {
        formerHolder(name, value, name.equals("email") ? formerEmail(key) : formerCustomId(key));
        TestResponse taken = patch("8", name, "\"" + value + "\"");
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(taken.at("/detail")).contains("belongs to person 7");
        assertThat(ways.usercom("users", "8", name, value).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"email, GROß@example.org, groß@example.org", "custom_id, AbC-1, AbC-1"})
    void freesValueUnderFormerKey(String name, String value, String key) {
        formerHolder(name, value, name.equals("email") ? formerEmail(key) : formerCustomId(key));
        assertThat(patch("7", name, "null").status()).isEqualTo(200);
        assertThat(patch("8", name, "\"" + value + "\"").status()).isEqualTo(200);
        assertThat(patch("7", name, "\"" + value + "\"").status()).isEqualTo(409);
    }

    @Test
    void keepsValueThatIsOnlySpelledOtherwise() {
        formerHolder("custom_id", "AbC-1", formerCustomId("AbC-1"));
        assertThat(patch("7", "custom_id", "\"abc-1\"").status()).isEqualTo(200);
        assertThat(patch("8", "custom_id", "\"ABC-1\"").status()).isEqualTo(409);
        assertThat(patch("8", "custom_id", "\"AbC-1\"").status()).isEqualTo(409);
        assertThat(patch("8", "custom_id", "\"abc-1\"").status()).isEqualTo(409);
    }

    @Test
    void findsHoldersOfFormerKeys() {
        formerHolder("custom_id", "AbC-1", formerCustomId("AbC-1"));
        assertThat(ways.usercom("users-by-id", "AbC-1", "city", "Cebu").status())
                .isEqualTo(200);
        assertThat(stack.get("/v1/people/7").at("/attributes/city")).isEqualTo("Cebu");
    }

    /** Two people whose custom ids differed in case only kept one each, and each is found by its own. */
    @Test
    void findsEachOfTwoPeopleWithOneFoldedValue() {
        formerHolder("custom_id", "AbC-1", formerCustomId("AbC-1"));
        stack.store(ApiStack.DEMO, List.of("9"), Set.of("3"), Map.of("custom_id", "abc-1"));
        ways.usercom("users-by-id", "AbC-1", "city", "Cebu");
        ways.usercom("users-by-id", "abc-1", "city", "Kyoto");
        assertThat(stack.get("/v1/people/7").at("/attributes/city")).isEqualTo("Cebu");
        assertThat(stack.get("/v1/people/9").at("/attributes/city")).isEqualTo("Kyoto");
        assertThat(patch("7", "custom_id", "null").status()).isEqualTo(200);
        assertThat(patch("8", "custom_id", "\"abc-1\"").at("/detail")).contains("belongs to person 9");
    }

    @Test
    void missionHubMergesIntoHolderOfFormerKey() {
        formerHolder("email", "Groß@example.org", formerEmail("groß@example.org"));
        assertThat(merge("GROß@example.org").at("/data/id")).isEqualTo("7");
    }
}
