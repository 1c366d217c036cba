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

/** A cursor opens the next page of the one question it was given for, and nothing else whatever is done to it. */
class CursorTamperingTest {
    private final ApiStack walk = ApiStack.local();

    @BeforeEach
    void fill() {
        List<String> ids = IntStream.range(300, 310).mapToObj(Integer::toString).toList();
        walk.store(ApiStack.DEMO, ids, Set.of("3"), Map.of("country", "Brazil"));
        walk.store(ApiStack.OTHER, ids, Set.of("3"), Map.of("country", "Brazil"));
        for (String key : List.of(TestCredential.DEMO.muster(), TestCredential.OTHER.muster())) {
            for (int job = 0; job < 3; job++) {
                walk.submit(
                        "{\"select\":{\"ids\":[\"300\"]},\"changes\":[{\"set\":\"city\",\"to\":\"%d\"}]}"
                                .formatted(job),
                        "Authorization",
                        "Bearer " + key);
            }
        }
        walk.work();
    }

    private TestResponse page(String question, String cursor, TestCredential key) {
        return walk.get(question + "&cursor=" + cursor, "Authorization", "Bearer " + key.muster());
    }

    private String cursor(String question, TestCredential key) {
        TestResponse first = walk.get(question, "Authorization", "Bearer " + key.muster());
        assertThat(first.next()).as(first.body()).isNotEmpty();
        return first.at("/next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs?limit=1", "/v1/people?limit=2", "/v1/people?limit=2&filter=country%20pr"})
    void noOtherBytesWillDo(String question) {
        String cursor = cursor(question, TestCredential.DEMO);
        assertThat(page(question, cursor, TestCredential.DEMO).status()).isEqualTo(200);
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int place = 0; place < bytes.length; place++) {
            byte[] flipped = bytes.clone();
            flipped[place] ^= (byte) (1 << (place % 8));
            refused(question, Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
        for (int length = 1; length < cursor.length(); length++) {
            refused(question, cursor.substring(0, length));
            refused(question, cursor.substring(length));
        }
        List.of(cursor + "A", cursor + "=", cursor + "%20", "%0A" + cursor, cursor + cursor, "x", "%00", "..%2F..")
                .forEach(other -> refused(question, other));
    }

    private void refused(String question, String cursor) {
        TestResponse answer = page(question, cursor, TestCredential.DEMO);
        assertThat(answer.status()).as(cursor).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("malformed");
    }

    @Test
    void belongsToItsTenant() {
        for (String question : List.of("/v1/jobs?limit=1", "/v1/people?limit=2")) {
            assertThat(page(question, cursor(question, TestCredential.OTHER), TestCredential.DEMO)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void belongsToItsQuestion() {
        String jobs = cursor("/v1/jobs?limit=1", TestCredential.DEMO);
        String people = cursor("/v1/people?limit=2", TestCredential.DEMO);
        String filtered = cursor("/v1/people?limit=2&filter=country%20pr", TestCredential.DEMO);
        String inside = cursor("/v1/people?limit=2&organization=3", TestCredential.DEMO);
        refused("/v1/people?limit=2", jobs);
        refused("/v1/jobs?limit=1", people);
        refused("/v1/people?limit=2", filtered);
        refused("/v1/people?limit=2", inside);
        refused("/v1/people?limit=2&filter=country%20pr", people);
        refused("/v1/people?limit=2&filter=country%20pr", inside);
        refused("/v1/people?limit=2&filter=city%20pr", filtered);
        refused("/v1/people?limit=2&organization=42", inside);
        String job = walk.get("/v1/jobs").at("/jobs/0/id");
        refused("/v1/jobs/" + job + "/results?outcome=changed", people);
        refused("/v1/jobs/" + job + "/results?outcome=changed", jobs);
    }
}
