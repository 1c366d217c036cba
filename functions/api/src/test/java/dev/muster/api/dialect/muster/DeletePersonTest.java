package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletion by {@code DELETE /v1/people/{id}} and by {@code {"delete": true}} in a job. */
class DeletePersonTest {
    private static final String DELETE = "{\"delete\":true}";

    private final ApiStack stack = new ApiStack();
    private final MusterClient muster = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("country", "PH", "email", "jo@example.org"));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of(), Map.of("email", "bo@example.org"));
    }

    private TestResponse delete(String id, String... headers) {
        return stack.send("DELETE", "/v1/people/" + id, null, headers);
    }

    private TestResponse submit(String... changes) {
        return stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[" + String.join(",", changes) + "]}");
    }

    private void assertGone(String id) {
        assertThat(stack.get("/v1/people/" + id).status()).isEqualTo(404);
        assertThat(stack.get("/v1/people?limit=100").body()).doesNotContain("\"id\":\"" + id + "\"");
    }

    @Test
    void deletesPersonAndFreesItsAddress() {
        TestResponse response = delete("7");

        assertThat(response.status()).as(response.body()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertGone("7");
        assertThat(stack.get("/v1/people?organization=3").body()).doesNotContain("jo@example.org");
        assertThat(patch("8", "{\"set\":\"email\",\"to\":\"jo@example.org\"}").status())
                .isEqualTo(200);
    }

    private TestResponse patch(String id, String change) {
        return stack.send(
                "PATCH", "/v1/people/" + id, "{\"changes\":[" + change + "]}", "Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%20b"})
    void respondsWith404ForUnknownAndDeletedPerson(String id) {
        assertThat(delete(id).status()).isEqualTo(404);
        assertThat(delete("7", "Authorization", "Bearer " + ApiStack.OTHER_KEY).status())
                .isEqualTo(404);
        delete("7");
        assertThat(delete("7").status()).isEqualTo(404);
        assertThat(patch("7", "{\"set\":\"city\",\"to\":\"Cebu\"}").status()).isEqualTo(404);
    }

    @Test
    void deletesOnlyVersionNamedByIfMatch() {
        String earlier = stack.get("/v1/people/7").header("ETag");
        patch("7", "{\"set\":\"city\",\"to\":\"Cebu\"}");

        assertThat(delete("7", "If-Match", earlier).status()).isEqualTo(412);
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(200);
        String now = stack.get("/v1/people/7?history").header("ETag");
        assertThat(delete("7", "If-Match", now).status()).isEqualTo(204);
    }

    @Test
    void deletesOnceForOneIdempotencyKey() {
        TestResponse first = delete("7", "Idempotency-Key", "k-1");
        TestResponse second = delete("7", "Idempotency-Key", "k-1");

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(delete("8", "Idempotency-Key", "k-1").status()).isEqualTo(422);
    }

    @Test
    void countsOwnWriteWhoseResponseWasLost() {
        stack.store(ApiStack.DEMO, List.of("9"), Set.of("3"), Map.of());
        stack.people.loseNextResponse();

        assertThat(delete("9").status()).isEqualTo(204);
        assertGone("9");
    }

    @Test
    void rejectsBodyAndParameters() {
        TestResponse body =
                stack.send("DELETE", "/v1/people/7", "{\"dry_run\":true}", "Content-Type", "application/json");

        assertThat(body.status()).isEqualTo(422);
        assertThat(body.at("/detail")).isEqualTo("a DELETE takes no body; this one has 16 bytes");
        assertThat(delete("7?dry_run=true").status()).isEqualTo(422);
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(200);
    }

    @Test
    void refusesCallerWithoutRights() {
        String[] user = {"Authorization", "Bearer " + ApiStack.USER_KEY};

        assertThat(delete("1", user).status()).isEqualTo(403);
        assertThat(delete("2", user).at("/detail")).isEqualTo("callers cannot delete themselves");
        assertThat(delete("8", user).at("/detail"))
                .isEqualTo("only an admin or owner of an organization deletes a person who is in none");
        assertThat(delete("7", user).status()).isEqualTo(204);
        assertThat(delete("8").status()).isEqualTo(204);
    }

    @Test
    void credentialOfDeletedPersonOpensNothing() {
        assertThat(delete("2").status()).isEqualTo(204);

        assertThat(stack.get("/v1/people", "Authorization", "Bearer " + ApiStack.USER_KEY)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void jobDeletesPeopleAndItsUndoBringsThemBack() {
        String before = stack.get("/v1/people/7").body();
        String job = muster.runToEnd(submit(DELETE));

        assertThat(muster.results(job))
                .containsExactly("{\"id\":\"7\",\"outcome\":\"changed\",\"reason\":\"\","
                        + "\"changes\":{\"/exists\":{\"before\":true,\"after\":false}}}");
        assertGone("7");
        muster.runToEnd(muster.act(job, "undo"));
        TestResponse back = stack.get("/v1/people/7");
        assertThat(withoutVersion(back.body())).isEqualTo(withoutVersion(before));
        assertThat(back.at("/version")).isEqualTo("3");
    }

    private static String withoutVersion(String person) {
        return person.replaceAll("\"version\":\\d+", "");
    }

    @Test
    void dryRunOfDeletionChangesNobody() {
        String dryRun = muster.runToEnd(muster.submit(MusterClient.ids(List.of("7")), DELETE, "\"dry_run\":true"));

        assertThat(muster.results(dryRun).getFirst()).contains("\"after\":false");
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(200);
        muster.runToEnd(muster.act(dryRun, "release"));
        assertGone("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"delete\":false} | /changes/0/delete | must be true; undo the job to bring people back",
                "{\"delete\":\"yes\"} | /changes/0/delete | must be true or false, not a string",
                "{\"delete\":true,\"organization\":\"3\"} | /changes/0/organization | there is no member",
                "{\"delete\":true},{\"set\":\"city\",\"to\":\"x\"} | /changes | has 2 elements; delete must be the only one",
            })
    void rejectsDeletionThatIsNotExactlyTrueOrNotAlone(String changes, String pointer, String detail) {
        TestResponse response = submit(changes);

        assertThat(response.status()).as(response.body()).isEqualTo(422);
        assertThat(response.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(response.at("/errors/0/detail")).contains(detail);
    }

    @Test
    void patchDeletesNobody() {
        TestResponse response = patch("7", DELETE);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/errors/0/detail")).contains("send DELETE /v1/people/{id}");
    }

    @Test
    void refusesToAssignPeopleToDeletedPerson() {
        delete("8");

        TestResponse response = submit("{\"organization\":\"3\",\"assign\":\"8\"}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/errors/0/pointer")).isEqualTo("/changes/0/assign");
    }

    @Test
    void attributeCalledExistsIsAnOrdinaryAttribute() {
        assertThat(patch("7", "{\"set\":\"exists\",\"to\":false}").at("/attributes/exists"))
                .isEqualTo("false");
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(200);
    }

    @Test
    void rowUnderDeletedIdCreatesPersonAfresh() {
        delete("7");
        long version = stack.person(ApiStack.DEMO, "7").orElseThrow().version();

        assertThat(new WaysIn(stack)
                        .file("{\"id\":\"7\",\"attributes\":{\"city\":\"Cebu\"}}")
                        .getFirst())
                .contains("\"created\"");

        TestResponse read = stack.get("/v1/people/7");
        assertThat(read.at("/attributes")).isEqualTo("{\"city\":\"Cebu\"}");
        assertThat(read.at("/organizations")).isEqualTo("{}");
        Person person = stack.person(ApiStack.DEMO, "7").orElseThrow();
        assertThat(person.version()).isEqualTo(version + 1);
    }

    @Test
    void retriesDeletionAfterConflict() {
        stack.store(ApiStack.DEMO, List.of("9"), Set.of("3"), Map.of());
        stack.people.beforeNextWrite(() -> patch("9", "{\"set\":\"city\",\"to\":\"Cebu\"}"));

        assertThat(delete("9").status()).isEqualTo(204);
        assertGone("9");
        assertThat(stack.person(ApiStack.DEMO, "9").orElseThrow().version()).isEqualTo(3);
    }
}
