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

    private final ApiStack walk = new ApiStack();

    @BeforeEach
    void storePeople() {
        walk.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("country", "PH", "email", "jo@example.org"));
        walk.store(ApiStack.DEMO, List.of("8"), Set.of(), Map.of("email", "bo@example.org"));
    }

    private TestResponse patch(String id, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return walk.send("PATCH", "/v1/people/" + id, body, all.toArray(String[]::new));
    }

    private static String set(String name, String to) {
        return "{\"changes\":[{\"set\":\"" + name + "\",\"to\":\"" + to + "\"}]}";
    }

    @Test
    void changesOnePersonAtOnce() {
        TestResponse answer = patch("7", """
                {"changes":[{"set":"city","to":"Cebu"},{"set":"country","to":null},
                            {"organization":"3","set":"followup_status","to":"contacted"},
                            {"organization":"3","assign":"2"}]}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(answer.at("/attributes/country")).isEqualTo("absent");
        assertThat(answer.at("/organizations/3/followup_status")).isEqualTo("contacted");
        assertThat(answer.at("/organizations/3/assigned")).isEqualTo("[\"2\"]");
        TestResponse read = walk.get("/v1/people/7");
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.header("ETag")).isEqualTo(answer.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void writesNothingThatIsThereAlready() {
        TestResponse answer = patch("7", set("country", "PH"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/version")).isEqualTo("1");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1\" | 200",
                "\"9\", \"1\" | 200",
                "* | 200",
                "\"2\" | 412",
                "W/\"1\" | 412",
                "1 | 412",
                "\"1-history\" | 412"
            })
    void changesOnlyTheVersionTheCallerHasSeen(String ifMatch, int status) {
        TestResponse answer = patch("7", CITY, "If-Match", ifMatch);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(walk.get("/v1/people/7").at("/version")).isEqualTo(status == 200 ? "2" : "1");
        assertThat(answer.body()).contains(status == 200 ? "Cebu" : "precondition_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%20b", "%00"})
    void knowsNoOtherPerson(String id) {
        assertThat(patch(id, CITY).status()).isEqualTo(404);
        assertThat(patch("7", CITY, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesTheOrganizationThePersonIsNotIn() {
        TestResponse answer = patch("8", "{\"changes\":[{\"organization\":\"3\",\"archive\":true}]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/detail")).isEqualTo("person 8 is not in organization 3");
        assertThat(patch("8", "{\"changes\":[{\"organization\":\"99\",\"archive\":true}]}")
                        .status())
                .isEqualTo(422);
        assertThat(patch("8", "{\"changes\":[{\"organization\":\"42\",\"archive\":true}]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void keepsUsersFromAdmins() {
        String[] user = {"Authorization", "Bearer " + ApiStack.USER_KEY};
        assertThat(patch("1", CITY, user).status()).isEqualTo(403);
        assertThat(patch("7", "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"1\"}]}", user)
                        .status())
                .isEqualTo(403);
        assertThat(patch("7", CITY, user).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatNobodyCanHold() {
        String text = "x".repeat(8_000);
        String changes = IntStream.range(0, 9)
                .mapToObj(number -> "{\"set\":\"a" + number + "\",\"to\":\"" + text + "\"}")
                .collect(Collectors.joining(","));
        TestResponse answer = patch("7", "{\"changes\":[" + changes + "]}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/detail")).contains("65536");
        assertThat(walk.get("/v1/people/7").at("/version")).isEqualTo("1");
    }

    @Test
    void namesWhoHasAUniqueValue() {
        TestResponse answer = patch("8", set("email", "Jo@Example.org"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).isEqualTo("email jo@example.org belongs to person 7");
        assertThat(patch("8", set("custom_id", "c-1")).status()).isEqualTo(200);
        assertThat(patch("7", set("custom_id", "c-1")).status()).isEqualTo(409);
        assertThat(patch("8", "{\"changes\":[{\"set\":\"custom_id\",\"to\":null}]}")
                        .status())
                .isEqualTo(200);
        assertThat(patch("7", set("custom_id", "c-1")).status()).isEqualTo(200);
    }

    @Test
    void comesAfterTheJobsBeforeIt() {
        walk.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Davao\"}]}");
        walk.work();
        patch("7", CITY);
        TestResponse answer = walk.get("/v1/people/7?history");
        assertThat(answer.at("/history/city/before")).isEqualTo("Davao");
        assertThat(answer.at("/history/city/value")).isEqualTo("Cebu");
    }

    @Test
    void decidesAgainWhenOthersComeBetween() {
        walk.people.beforeAWrite(() -> {
            patch("7", set("city", "Davao"));
            patch("7", set("zip", "8000"));
        });
        TestResponse answer = patch("7", CITY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(answer.at("/attributes/zip")).isEqualTo("8000");
        assertThat(walk.get("/v1/people/7?history").at("/history/city/before")).isEqualTo("Davao");
    }

    @Test
    void sticksToTheVersionWhenOthersComeBetween() {
        walk.people.beforeAWrite(() -> patch("7", set("zip", "8000")));
        assertThat(patch("7", CITY, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(walk.get("/v1/people/7").at("/attributes/city")).isEqualTo("absent");
    }

    @Test
    void givesUpOnAPersonWhoKeepsChanging() {
        for (int time = 0; time < 8; time++) {
            String zip = Integer.toString(time);
            walk.people.beforeAWrite(() -> meanwhile(zip));
        }
        TestResponse answer = patch("7", CITY);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("kept changing person 7");
        assertThat(walk.get("/v1/people/7").at("/attributes/city")).isEqualTo("absent");
        assertThat(patch("7", CITY).status()).isEqualTo(200);
    }

    /** Another writer, whom nothing comes between. */
    private void meanwhile(String zip) {
        Person person = walk.person(ApiStack.DEMO, "7").orElseThrow();
        List<Assignment> writes = List.of(new Assignment(Path.attribute("zip"), Value.of(zip)));
        long number = walk.ports.access().nextSequence(ApiStack.DEMO);
        PersonWrite next = PersonWrite.between(Optional.of(person), person.write(writes, number, walk.time.now()));
        assertThat(walk.people.saveWithUniqueKeys(ApiStack.DEMO, List.of(next))).isEmpty();
    }

    @Test
    void takesALostAnswerForDone() {
        walk.people.loseAnAnswer();
        TestResponse answer = patch("7", CITY, "If-Match", "\"1\"");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/attributes/city")).isEqualTo("Cebu");
        assertThat(answer.at("/version")).isEqualTo("2");
    }

    @Test
    void replaysAKeyWithTheSameBody() {
        TestResponse first = patch("7", CITY, "Idempotency-Key", "k-1", "If-Match", "\"1\"");
        TestResponse second = patch("7", CITY, "Idempotency-Key", "k-1", "If-Match", "\"1\"");
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
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
                "{\"changes\":[]} | 422 | nothing to change",
                "{\"changes\":[{\"set\":\"A\",\"to\":1}]} | 422 | /changes/0/set",
                "{\"changes\":[{\"set\":\"a\",\"to\":1}],\"dry_run\":true} | 422 | /dry_run",
                "{\"changes\": | 400 | JSON",
            })
    void refusesOtherBodies(String body, int status, String what) {
        TestResponse answer = patch("7", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/detail")).contains(what);
    }

    @Test
    void refusesOtherRequests() {
        String many = CITY.replace("[", "[" + "{\"set\":\"city\",\"to\":1},".repeat(100));
        assertThat(patch("7", many).status()).isEqualTo(413);
        assertThat(walk.send("PATCH", "/v1/people/7", CITY, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(patch("7?history", CITY).status()).isEqualTo(422);
        assertThat(patch("7", CITY, "Idempotency-Key", "a b").status()).isEqualTo(400);
        assertThat(walk.person(ApiStack.DEMO, "7").orElseThrow().version()).isEqualTo(1);
    }
}
