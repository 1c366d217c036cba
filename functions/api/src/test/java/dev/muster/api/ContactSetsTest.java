package dev.muster.api;

import static dev.muster.api.WaysIn.add;
import static dev.muster.api.WaysIn.emailModel;
import static dev.muster.api.WaysIn.phoneModel;
import static dev.muster.api.WaysIn.quoted;
import static dev.muster.api.WaysIn.remove;
import static dev.muster.api.WaysIn.row;
import static dev.muster.api.WaysIn.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets of e-mail addresses and phone numbers: their changes, their limits, and the one rule for their members. */
class ContactSetsTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    @BeforeEach
    void storePeople() {
        stack.store(
                ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("email", "p@example.org", "phone_number", "0171 1"));
    }

    @Test
    void addsToAndRemovesFromSets() {
        TestResponse added = ways.patch("7", add("email_addresses", " A@Example.org "), add("phone_numbers", "0172 2"));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(added.at("/attributes/email_addresses")).isEqualTo("[\"a@example.org\",\"p@example.org\"]");
        assertThat(added.at("/attributes/phone_numbers")).isEqualTo("[\"0171 1\",\"0172 2\"]");
        assertThat(added.at("/attributes/email")).isEqualTo("p@example.org");

        String result = ways.result("7", remove("phone_numbers", "0171 1"), remove("email_addresses", "a@example.org"));
        assertThat(TestResponse.at(result, "/changes/phone_number/before")).isEqualTo("0171 1");
        assertThat(TestResponse.at(result, "/changes/phone_number/after")).isEqualTo("null");
        assertThat(ways.attribute("7", "phone_numbers")).isEqualTo("[\"0172 2\"]");
        assertThat(ways.attribute("7", "phone_number")).isEqualTo("absent");
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"p@example.org\"]");
        assertThat(ways.result("7", remove("email_addresses", "a@example.org"))).contains("\"unchanged\"");
        assertThat(ways.result("7", add("email_addresses", "P@EXAMPLE.ORG"))).contains("\"unchanged\"");
    }

    @Test
    void changesOfOneRequestWorkInTheirOrder() {
        ways.patch("7", set("email", quoted("n@example.org")), add("email_addresses", "p@example.org"));
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"n@example.org\",\"p@example.org\"]");
        ways.patch("7", remove("email_addresses", "n@example.org"), set("email", quoted("n@example.org")));
        assertThat(ways.attribute("7", "email")).isEqualTo("n@example.org");
        ways.patch("7", set("email", quoted("m@example.org")), remove("email_addresses", "m@example.org"));
        assertThat(ways.attribute("7", "email")).isEqualTo("absent");
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"p@example.org\"]");
    }

    @Test
    void addsLabelsAndGroupsInAnOrganization() {
        TestResponse response = ways.patch(
                "7",
                "{\"organization\":\"3\",\"add_to\":\"labels\",\"value\":5}",
                "{\"organization\":\"3\",\"add_to\":\"groups\",\"value\":\"g-1\"}");
        assertThat(response.at("/organizations/3/labels")).isEqualTo("[\"5\"]");
        assertThat(response.at("/organizations/3/groups")).isEqualTo("[\"g-1\"]");
        assertThat(ways.patch("7", "{\"organization\":\"3\",\"remove_from\":\"labels\",\"value\":\"5\"}")
                        .at("/organizations/3/labels"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"add_to\":\"email_addresses\",\"value\":\"not an email\"} | /changes/0/value | not \"not an email\"",
                "{\"add_to\":\"email_addresses\",\"value\":null} | /changes/0/value | local@domain",
                "{\"add_to\":\"email_addresses\",\"value\":[\"a@b\"]} | /changes/0/value | not an array",
                "{\"add_to\":\"email_addresses\"} | /changes/0/value | missing",
                "{\"add_to\":\"phone_numbers\",\"value\":\"5\"} | /changes/0/value | at least 3 digits",
                "{\"add_to\":\"phone_numbers\",\"value\":5} | /changes/0/value | at least 3 digits",
                "{\"remove_from\":\"phone_numbers\",\"value\":\" \"} | /changes/0/value | blank",
                "{\"add_to\":\"custom\",\"value\":\"a\"} | /changes/0/add_to | email_addresses or phone_numbers",
                "{\"remove_from\":\"labels\",\"value\":\"a\"} | /changes/0/remove_from | with an organization",
                "{\"add_to\":7,\"value\":\"a\"} | /changes/0/add_to | must be a string",
                "{\"organization\":\"3\",\"add_to\":\"assigned\",\"value\":\"1\"} | /changes/0/add_to | assign and",
                "{\"organization\":\"3\",\"add_to\":\"email_addresses\",\"value\":\"a@b\"} | /changes/0/add_to | labels",
                "{\"organization\":\"3\",\"add_to\":\"labels\",\"value\":\"a/b\"} | /changes/0/value | must be an id",
                "{\"add_to\":\"phone_numbers\",\"to\":\"123\"} | /changes/0/value | missing",
                "{\"set\":\"email\",\"to\":\"not an email\"} | /changes/0/to | local@domain, at most 254 characters",
                "{\"set\":\"email\",\"to\":5} | /changes/0/to | not \"5\"",
                "{\"set\":\"email\",\"to\":true} | /changes/0/to | local@domain",
                "{\"set\":\"phone_number\",\"to\":\"5\"} | /changes/0/to | at least 3 digits, not \"5\"",
                "{\"set\":\"phone_number\",\"to\":12} | /changes/0/to | at least 3 digits",
            })
    void namesFieldOfInvalidChange(String change, String pointer, String detail) {
        TestResponse response = ways.patch("7", change);
        assertThat(response.status()).as(response.body()).isEqualTo(422);
        assertThat(response.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(response.at("/errors/0/detail")).contains(detail);
        assertThat(stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[" + change + "]}")
                        .body())
                .contains(pointer);
        assertThat(stack.person(ApiStack.DEMO, "7").orElseThrow().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an email", "jo", "a@b@c.org", "@example.org", "jo smith@example.org"})
    void oneRuleForAddressesInEveryWayIn(String address) {
        assertThat(ways.patch("7", set("email", quoted(address))).status()).isEqualTo(422);
        assertThat(ways.patch("7", add("email_addresses", address)).status()).isEqualTo(422);
        assertThat(ways.file(row("9", "email", quoted(address))).getFirst())
                .contains("\"refused\"", "email: must be", "local@domain");
        assertThat(ways.csv("id,email", "9," + address).getFirst()).contains("\"refused\"", "local@domain");
        assertThat(ways.usercom("users", "7", "email", address).status()).isEqualTo(400);
        assertThat(ways.missionHub(emailModel(address)).status()).isEqualTo(422);
        assertThat(stack.person(ApiStack.DEMO, "9")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1 2", "none"})
    void phoneNumberNeedsThreeDigits(String number) {
        assertThat(ways.patch("7", set("phone_number", quoted(number))).status())
                .isEqualTo(422);
        assertThat(ways.file(row("9", "phone_number", quoted(number))).getFirst())
                .contains("\"refused\"", "phone_number: must", "at least 3 digits");
        assertThat(ways.usercom("users", "7", "phone_number", number).status()).isEqualTo(400);
        assertThat(ways.attribute("7", "phone_number")).isEqualTo("0171 1");
    }

    /** Real clients of MissionHub send numbers of any length. */
    @Test
    void missionHubTakesPhoneNumbersAsSent() {
        TestResponse response = ways.missionHub(phoneModel("1"));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        assertThat(ways.attribute(response.at("/data/id"), "phone_numbers")).isEqualTo("[\"1\"]");
    }

    @Test
    void takesWhatReadsAsAnAddressOrNumber() {
        ways.patch("7", set("email", quoted(" New@Example.org ")), set("phone_number", "49171123"));
        assertThat(ways.attribute("7", "email")).isEqualTo("New@Example.org");
        assertThat(ways.attribute("7", "phone_numbers")).isEqualTo("[\"49171123\"]");
        ways.patch("7", set("email", "\"\""), set("phone_number", "\" \""));
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("absent");
        assertThat(ways.attribute("7", "phone_numbers")).isEqualTo("absent");
        ways.patch("7", set("custom_id", "42"));
        assertThat(ways.usercom("users-by-id", "42", "city", "Cebu").status()).isEqualTo(200);
        assertThat(ways.attribute("7", "city")).isEqualTo("Cebu");
    }

    /** A value that was stored before the rule stays, can be found and can be removed. */
    @Test
    void storedValuesStay() {
        Person person = Person.create("9", 1)
                .write(
                        List.of(
                                new Assignment(Path.attribute("email"), Value.of("not an email")),
                                new Assignment(new Path("phone_numbers/5"), Value.of(true))),
                        1,
                        stack.time.now());
        stack.people.save(ApiStack.DEMO, List.of(person));
        assertThat(ways.patch("9", set("city", quoted("Cebu"))).at("/attributes/email"))
                .isEqualTo("not an email");
        assertThat(ways.leadSquared("AssociatedPhoneNumbers", "eq", "5")).containsExactly("9");
        TestResponse removed = ways.patch("9", remove("phone_numbers", "5"), remove("email_addresses", "Not an email"));
        assertThat(removed.at("/attributes/email")).isEqualTo("absent");
        assertThat(removed.at("/attributes/phone_numbers")).isEqualTo("absent");
    }

    /** An undo out of order may leave a primary address whose flag in the set is false. */
    @Test
    void primaryAddressReadsAsOneOfTheSet() {
        Person person = Person.create("9", 1)
                .write(
                        List.of(
                                new Assignment(Path.attribute("email"), Value.of("Jo@Example.org")),
                                new Assignment(Path.attribute("phone_number"), Value.of("555 1")),
                                new Assignment(new Path("email_addresses/jo@example.org"), Value.of(false))),
                        1,
                        stack.time.now());
        stack.people.save(ApiStack.DEMO, List.of(person));
        assertThat(ways.attribute("9", "email_addresses")).isEqualTo("[\"jo@example.org\"]");
        assertThat(ways.attribute("9", "phone_numbers")).isEqualTo("[\"555 1\"]");
        MusterClient muster = MusterClient.of(stack);
        String job =
                muster.runToEnd(muster.setCountry(MusterClient.filter("email_addresses eq \"JO@example.org\""), "DE"));
        assertThat(muster.resultIds(job)).containsExactly("9");
        assertThat(ways.missionHub(emailModel("x@example.org")).body()).doesNotContain("jo@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email_addresses", "phone_numbers"})
    void limitsMembers(String set) {
        String[] fifty = IntStream.range(0, 49)
                .mapToObj(number -> add(set, "100" + number + "@x.org"))
                .toArray(String[]::new);
        assertThat(ways.patch("7", fifty).status()).isEqualTo(200);
        TestResponse more = ways.patch("7", add(set, "2000@x.org"));
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.at("/detail")).isEqualTo(set + " would have 51 members; the limit is 50");
        assertThat(ways.result("7", add(set, "2000@x.org"))).contains("\"refused\"", "the limit is 50");
        assertThat(ways.patch("7", remove(set, "1000@x.org"), add(set, "2000@x.org"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void earlierRowGetsTheAddress() {
        for (int time = 0; time < 16; time++) {
            String address = quoted("shared" + time + "@example.org");
            List<String> lines = ways.file(
                    row("a" + time, "email", address),
                    row("b" + time, "email", address),
                    row("c" + time, "email", address));
            assertThat(lines.get(0)).contains("\"created\"");
            assertThat(lines.get(1)).contains("\"refused\"", "is given to another person by row 1");
            assertThat(lines.get(2)).contains("\"refused\"");
        }
    }

    @Test
    void addressThatAnotherRowGivesUpCannotBeTaken() {
        List<String> lines =
                ways.file(row("7", "email", quoted("new@example.org")), row("9", "email", quoted("p@example.org")));
        assertThat(lines.get(0)).contains("\"changed\"");
        assertThat(lines.get(1)).contains("\"refused\"", "belongs to person 7");
        assertThat(ways.file(row("9", "email", quoted("p@example.org"))).getFirst())
                .contains("\"created\"");
    }

    @Test
    void firstSelectedPersonGetsTheValueOfAJob() {
        stack.store(ApiStack.DEMO, List.of("21", "22", "23"), Set.of("3"), Map.of());
        MusterClient muster = MusterClient.of(stack);
        String job = muster.runToEnd(
                muster.submit(MusterClient.ids(List.of("23", "21", "22")), set("email", quoted("one@example.org"))));
        assertThat(muster.results(job).get(0)).contains("\"23\"", "\"changed\"");
        assertThat(muster.results(job).get(1)).contains("\"21\"", "\"refused\"", "belongs to person 23");
        assertThat(muster.results(job).get(2)).contains("\"22\"", "\"refused\"", "belongs to person 23");
    }
}
