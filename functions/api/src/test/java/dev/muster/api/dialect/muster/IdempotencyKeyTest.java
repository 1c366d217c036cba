package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person has one name space of keys for each type of credential, and replays only what it may do now. */
class IdempotencyKeyTest {
    private static final String CONTACTED = "{\"organization\":\"3\",\"set\":\"followup_status\",\"to\":\"contacted\"}";
    private static final String JOB = "{\"select\":{\"ids\":[\"7\"]},\"changes\":[" + CONTACTED + "]}";
    private static final String PATCH = "{\"changes\":[" + CONTACTED + "]}";
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final MusterClient user = new MusterClient(stack, ApiStack.USER_KEY);

    @BeforeEach
    void storePerson() {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3", "42"), Map.of());
    }

    private TestResponse send(String method, String address, String body) {
        return send(ApiStack.USER_KEY, method, address, body);
    }

    private TestResponse send(String key, String method, String address, String body) {
        return stack.send(method, address, body, headers(key, "application/json"));
    }

    /** Sends a file about people of organization 3. */
    private TestResponse sendFile() {
        return stack.send(
                "POST",
                "/v1/jobs",
                "id,organizations.3.followup_status\n7,contacted\n",
                headers(ApiStack.USER_KEY, "text/csv"));
    }

    private static Map<String, String> headers(String key, String type) {
        return Map.of("Authorization", "Bearer " + key, "Content-Type", type, "Idempotency-Key", "k-1");
    }

    /** Makes person 2, who uses organization 3, a contact of it. */
    private void demoteUser() {
        TestResponse response = stack.send(
                "PATCH",
                "/v1/people/2",
                "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"2\"}]}",
                "Content-Type",
                "application/json");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
    }

    private static void assertForbidden(TestResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("Idempotency-Replayed");
    }

    private static void assertKeyReused(TestResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(422);
        assertThat(response.at("/code")).isEqualTo("key_reused");
    }

    @Test
    void keepsKeysOfPeopleApart() {
        TestResponse first = send(ApiStack.KEY, "POST", "/v1/jobs", JOB);
        TestResponse second = send(ApiStack.USER_KEY, "POST", "/v1/jobs", JOB);

        assertThat(second.status()).as(second.body()).isEqualTo(202);
        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(second.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(send(ApiStack.USER_KEY, "PATCH", "/v1/people/7", PATCH).status())
                .isEqualTo(422);
    }

    @Test
    void keepsKeysOfCredentialTypesApart() {
        send(ApiStack.KEY, "POST", "/v1/jobs", JOB);

        TestResponse ofHuddle = stack.send(
                "POST",
                "/people/companies/42/bulkdelete",
                "{\"links\":[{\"rel\":\"member\",\"href\":\"members/7\"}]}",
                Map.of(
                        "Authorization",
                        "OAuth2 local-huddle-token",
                        "Content-Type",
                        "application/vnd.huddle.data+json",
                        "Prefer",
                        "respond-async",
                        "Idempotency-Key",
                        "k-1"));
        assertThat(ofHuddle.status()).as(ofHuddle.body()).isEqualTo(202);
    }

    @Test
    void rejectsKeyOfJobForAnotherKindOfRequest() {
        send("POST", "/v1/jobs", JOB);
        assertKeyReused(send("PATCH", "/v1/people/7", PATCH));
        assertKeyReused(sendFile());
        assertThat(stack.get("/v1/people/7").at("/organizations/3/followup_status"))
                .isEqualTo("null");
        assertThat(send("POST", "/v1/jobs", JOB).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void rejectsKeyOfPatchForJob() {
        send("PATCH", "/v1/people/7", PATCH);
        assertKeyReused(send("POST", "/v1/jobs", JOB));
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
        assertThat(send("PATCH", "/v1/people/7", PATCH).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void rejectsReplayOfJobAfterLossOfPermission() {
        assertThat(send("POST", "/v1/jobs", JOB).status()).isEqualTo(202);
        assertThat(send("POST", "/v1/jobs", JOB).header("Idempotency-Replayed")).isEqualTo("true");
        demoteUser();
        assertForbidden(send("POST", "/v1/jobs", JOB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void rejectsReplayOfVerbAfterLossOfPermission(String verb) {
        String path = "/v1/jobs/" + jobReadyFor(verb) + "/" + verb;
        assertThat(send("POST", path, "").status()).isLessThan(300);
        assertThat(send("POST", path, "").header("Idempotency-Replayed")).isEqualTo("true");
        demoteUser();
        assertForbidden(send("POST", path, ""));
    }

    private String jobReadyFor(String verb) {
        String select = MusterClient.ids(List.of("7"));
        TestResponse job = verb.equals("release")
                ? user.submit(select, CONTACTED, "\"hold\":true")
                : user.submit(select, CONTACTED);
        if (verb.equals("retry")) {
            user.act(job.at("/id"), "cancel");
        }
        if (!verb.equals("cancel")) {
            stack.runWorkers();
        }
        return job.at("/id");
    }

    @Test
    void rejectsReplayOfPatchAfterLossOfPermission() {
        assertThat(send("PATCH", "/v1/people/7", PATCH).status()).isEqualTo(200);
        demoteUser();
        assertForbidden(send("PATCH", "/v1/people/7", PATCH));
    }

    @Test
    void rejectsReplayOfPatchOfPersonWhoBecameAdmin() {
        assertThat(send("PATCH", "/v1/people/7", PATCH).status()).isEqualTo(200);
        stack.send(
                "PATCH",
                "/v1/people/7",
                "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"1\"}]}",
                "Content-Type",
                "application/json");
        assertForbidden(send("PATCH", "/v1/people/7", PATCH));
    }

    @Test
    void rejectsReplayOfFileAfterLossOfPermission() {
        TestResponse first = sendFile();
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        TestResponse again = sendFile();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        demoteUser();
        assertForbidden(sendFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void ignoresKeyOfRequestThatReads(String method) {
        send(ApiStack.KEY, "POST", "/v1/jobs", JOB);
        assertThat(send(ApiStack.KEY, method, "/v1/people/7", null).headers())
                .doesNotContainKey("Idempotency-Replayed");
    }
}
