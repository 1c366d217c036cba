package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchPersonTest {
    private static final String CITY = "{\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}";

    private final ApiStack stack = new ApiStack();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("country", "PH", "email", "jo@example.org"));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of(), Map.of("email", "bo@example.org"));
    }

    private TestResponse patch(String id, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return stack.send("PATCH", "/v1/people/" + id, body, all.toArray(String[]::new));
    }

    private static String set(String name, String to) {
        return "{\"changes\":[{\"set\":\"" + name + "\",\"to\":\"" + to + "\"}]}";
    }

    @Test
    void changesSeveralAttributes() {
        TestResponse response = patch("7", """
                {"changes":[{"set":"city","to":"Cebu"},{"set":"country","to":null},
                            {"organization":"3","set":"followup_status","to":"contacted"},
                            {"organization":"3","assign":"2"}]}""");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(response.at("/attributes/country")).isEqualTo("absent");
        assertThat(response.at("/organizations/3/followup_status")).isEqualTo("contacted");
        assertThat(response.at("/organizations/3/assigned")).isEqualTo("[\"2\"]");
        TestResponse read = stack.get("/v1/people/7");
        assertThat(read.body()).isEqualTo(response.body());
        assertThat(read.header("ETag")).isEqualTo(response.header("ETag"));
    }

    @Test
    void keepsVersionWhenNothingChanges() {
        TestResponse response = patch("7", set("country", "PH"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/version")).isEqualTo("1");
        assertThat(response.header("ETag")).isEqualTo(stack.get("/v1/people/7").header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"TAG | 200", "\"9\", TAG | 200", "* | 200", "\"1\" | 412", "W/TAG | 412", "1 | 412"})
    void changesOnlyVersionNamedByIfMatch(String ifMatch, int status) {
        for (String address : List.of("/v1/people/7", "/v1/people/7?history")) {
            TestResponse read = stack.get(address);
            TestResponse response = patch("7", CITY, "If-Match", ifMatch.replace("TAG", read.header("ETag")));
            assertThat(response.status()).as(response.body()).isEqualTo(status);
            assertThat(response.body()).contains(status == 200 ? "Cebu" : "precondition_failed");
            assertThat(stack.get("/v1/people/7").at("/version").equals(read.at("/version")))
                    .isEqualTo(status == 412 || address.endsWith("history"));
        }
    }

    @Test
    void rejectsTagOfAnEarlierVersionOrAnotherPerson() {
        String earlier = stack.get("/v1/people/7").header("ETag");
        patch("7", CITY);
        assertThat(patch("7", set("zip", "8000"), "If-Match", earlier).status()).isEqualTo(412);
        String ofOther = stack.get("/v1/people/2").header("ETag");
        assertThat(patch("7", set("zip", "8000"), "If-Match", ofOther).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%20b", "%00"})
    void respondsWith404ForUnknownPerson(String id) {
        assertThat(patch(id, CITY).status()).isEqualTo(404);
        assertThat(patch("7", CITY, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesOrganizationWithoutPerson() {
        TestResponse response = patch("8", "{\"changes\":[{\"organization\":\"3\",\"archive\":true}]}");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail")).isEqualTo("person 8 is not in organization 3");
        assertThat(patch("8", "{\"changes\":[{\"organization\":\"99\",\"archive\":true}]}")
                        .status())
                .isEqualTo(422);
        assertThat(patch("8", "{\"changes\":[{\"organization\":\"42\",\"archive\":true}]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void rejectsUsersChangingAdmins() {
        String[] user = {"Authorization", "Bearer " + ApiStack.USER_KEY};
        assertThat(patch("1", CITY, user).status()).isEqualTo(403);
        assertThat(patch("7", "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"1\"}]}", user)
                        .status())
                .isEqualTo(403);
        assertThat(patch("7", CITY, user).status()).isEqualTo(200);
    }

    @Test
    void rejectsPersonAboveSizeLimit() {
        String text = "x".repeat(8_000);
        String changes = IntStream.range(0, 9)
                .mapToObj(number -> "{\"set\":\"a" + number + "\",\"to\":\"" + text + "\"}")
                .collect(Collectors.joining(","));
        TestResponse response = patch("7", "{\"changes\":[" + changes + "]}");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains("65536");
        assertThat(stack.get("/v1/people/7").at("/version")).isEqualTo("1");
    }

    @Test
    void namesHolderOfUniqueValue() {
        TestResponse response = patch("8", set("email", "Jo@Example.org"));
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.at("/detail")).isEqualTo("email jo@example.org belongs to person 7");
        assertThat(patch("8", set("custom_id", "c-1")).status()).isEqualTo(200);
        assertThat(patch("7", set("custom_id", "c-1")).status()).isEqualTo(409);
        assertThat(patch("8", "{\"changes\":[{\"set\":\"custom_id\",\"to\":null}]}")
                        .status())
                .isEqualTo(200);
        assertThat(patch("7", set("custom_id", "c-1")).status()).isEqualTo(200);
    }

    @Test
    void writesAfterEarlierJobs() {
        stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Davao\"}]}");
        stack.runWorkers();
        patch("7", CITY);
        TestResponse response = stack.get("/v1/people/7?history");
        assertThat(response.at("/history/city/earlier/0/value")).isEqualTo("Davao");
        assertThat(response.at("/history/city/value")).isEqualTo("Cebu");
    }

    @Test
    void retriesAfterConflict() {
        stack.people.beforeNextWrite(() -> {
            patch("7", set("city", "Davao"));
            patch("7", set("zip", "8000"));
        });
        TestResponse response = patch("7", CITY);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(response.at("/attributes/zip")).isEqualTo("8000");
        assertThat(stack.get("/v1/people/7?history").at("/history/city/earlier/0/value"))
                .isEqualTo("Davao");
    }

    @Test
    void rejectsConflictUnderIfMatch() {
        stack.people.beforeNextWrite(() -> patch("7", set("zip", "8000")));
        String read = stack.get("/v1/people/7").header("ETag");
        assertThat(patch("7", CITY, "If-Match", read).status()).isEqualTo(412);
        assertThat(stack.get("/v1/people/7").at("/attributes/city")).isEqualTo("absent");
    }

    @Test
    void rejectsAfterRepeatedConflicts() {
        for (int time = 0; time < 8; time++) {
            String zip = Integer.toString(time);
            stack.people.beforeNextWrite(() -> meanwhile(zip));
        }
        TestResponse response = patch("7", CITY);
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.at("/detail")).contains("kept changing person 7");
        assertThat(stack.get("/v1/people/7").at("/attributes/city")).isEqualTo("absent");
        assertThat(patch("7", CITY).status()).isEqualTo(200);
    }

    /** Writes as another writer that meets no conflict. */
    private void meanwhile(String zip) {
        Person person = stack.person(ApiStack.DEMO, "7").orElseThrow();
        List<Assignment> writes = List.of(new Assignment(Path.attribute("zip"), Value.of(zip)));
        long number = stack.ports.access().nextSequence(ApiStack.DEMO);
        PersonWrite next = PersonWrite.between(Optional.of(person), person.write(writes, number, stack.time.now()));
        assertThat(stack.people.saveWithUniqueKeys(ApiStack.DEMO, List.of(next)))
                .isEmpty();
    }

    @Test
    void recognizesOwnWriteAfterLostResponse() {
        String read = stack.get("/v1/people/7").header("ETag");
        stack.people.loseNextResponse();
        TestResponse response = patch("7", CITY, "If-Match", read);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(response.at("/version")).isEqualTo("2");
    }

    @Test
    void replaysResponseForRepeatedKey() {
        String read = stack.get("/v1/people/7").header("ETag");
        TestResponse first = patch("7", CITY, "Idempotency-Key", "k-1", "If-Match", read);
        TestResponse second = patch("7", CITY, "Idempotency-Key", "k-1", "If-Match", read);
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(patch("7", set("city", "Davao"), "Idempotency-Key", "k-1").status())
                .isEqualTo(422);
        assertThat(patch("8", CITY, "Idempotency-Key", "k-1").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{} | 422 | /changes",
                "[] | 422 | object",
                "{\"changes\":[]} | 422 | at least one change",
                "{\"changes\":[{\"set\":\"A\",\"to\":1}]} | 422 | /changes/0/set",
                "{\"changes\":[{\"set\":\"a\",\"to\":1}],\"dry_run\":true} | 422 | /dry_run",
                "{\"changes\": | 400 | JSON",
            })
    void rejectsInvalidBodies(String body, int status, String detail) {
        TestResponse response = patch("7", body);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.at("/detail")).contains(detail);
    }

    @Test
    void rejectsInvalidRequests() {
        String many = CITY.replace("[", "[" + "{\"set\":\"city\",\"to\":1},".repeat(100));
        assertThat(patch("7", many).status()).isEqualTo(413);
        assertThat(stack.send("PATCH", "/v1/people/7", CITY, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(patch("7?history", CITY).status()).isEqualTo(422);
        assertThat(patch("7", CITY, "Idempotency-Key", "a b").status()).isEqualTo(400);
        assertThat(stack.person(ApiStack.DEMO, "7").orElseThrow().version()).isEqualTo(1);
    }
}
