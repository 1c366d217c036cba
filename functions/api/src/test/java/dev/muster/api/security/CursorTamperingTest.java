package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is valid for the query that returned it and for no other, and no modified cursor is valid. */
class CursorTamperingTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeopleAndJobs() {
        List<String> ids = IntStream.range(300, 310).mapToObj(Integer::toString).toList();
        stack.store(ApiStack.DEMO, ids, Set.of("3"), Map.of("country", "Brazil"));
        stack.store(ApiStack.OTHER, ids, Set.of("3"), Map.of("country", "Brazil"));
        for (String key : List.of(TestCredential.DEMO.muster(), TestCredential.OTHER.muster())) {
            for (int job = 0; job < 3; job++) {
                stack.submit(
                        "{\"select\":{\"ids\":[\"300\"]},\"changes\":[{\"set\":\"city\",\"to\":\"%d\"}]}"
                                .formatted(job),
                        "Authorization",
                        "Bearer " + key);
            }
        }
        stack.runWorkers();
    }

    private TestResponse page(String query, String cursor, TestCredential credential) {
        return stack.get(query + "&cursor=" + cursor, "Authorization", "Bearer " + credential.muster());
    }

    private String cursor(String query, TestCredential credential) {
        TestResponse first = stack.get(query, "Authorization", "Bearer " + credential.muster());
        assertThat(first.next()).as(first.body()).isNotEmpty();
        return first.at("/next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs?limit=1", "/v1/people?limit=2", "/v1/people?limit=2&filter=country%20pr"})
    void rejectsEveryModifiedCursor(String query) {
        String cursor = cursor(query, TestCredential.DEMO);
        assertThat(page(query, cursor, TestCredential.DEMO).status()).isEqualTo(200);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int index = 0; index < bytes.length; index++) {
            byte[] flipped = bytes.clone();
            flipped[index] ^= (byte) (1 << (index % 8));
            assertRejected(query, Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
        for (int length = 1; length < cursor.length(); length++) {
            assertRejected(query, cursor.substring(0, length));
            assertRejected(query, cursor.substring(length));
        }
        List.of(cursor + "A", cursor + "=", cursor + "%20", "%0A" + cursor, cursor + cursor, "x", "%00", "..%2F..")
                .forEach(other -> assertRejected(query, other));
    }

    private void assertRejected(String query, String cursor) {
        TestResponse response = page(query, cursor, TestCredential.DEMO);
        assertThat(response.status()).as(cursor).isEqualTo(400);
        assertThat(response.at("/code")).isEqualTo("malformed");
    }

    @Test
    void rejectsCursorOfOtherTenant() {
        for (String query : List.of("/v1/jobs?limit=1", "/v1/people?limit=2")) {
            assertThat(page(query, cursor(query, TestCredential.OTHER), TestCredential.DEMO)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void rejectsCursorOfOtherQuery() {
        String jobs = cursor("/v1/jobs?limit=1", TestCredential.DEMO);
        String people = cursor("/v1/people?limit=2", TestCredential.DEMO);
        String filtered = cursor("/v1/people?limit=2&filter=country%20pr", TestCredential.DEMO);
        String inOrganization = cursor("/v1/people?limit=2&organization=3", TestCredential.DEMO);
        assertRejected("/v1/people?limit=2", jobs);
        assertRejected("/v1/jobs?limit=1", people);
        assertRejected("/v1/people?limit=2", filtered);
        assertRejected("/v1/people?limit=2", inOrganization);
        assertRejected("/v1/people?limit=2&filter=country%20pr", people);
        assertRejected("/v1/people?limit=2&filter=country%20pr", inOrganization);
        assertRejected("/v1/people?limit=2&filter=city%20pr", filtered);
        assertRejected("/v1/people?limit=2&organization=42", inOrganization);
        String job = stack.get("/v1/jobs").at("/jobs/0/id");
        assertRejected("/v1/jobs/" + job + "/results?outcome=changed", people);
        assertRejected("/v1/jobs/" + job + "/results?outcome=changed", jobs);
    }
}
