package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the four verbs share: tenants, permissions, bodies, keys and expiry. */
class JobVerbsTest {
    private static final List<String> PEOPLE = List.of("301", "302", "303");
    private static final String ARCHIVE = "{\"organization\":\"3\",\"archive\":true}";

    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, PEOPLE, Set.of("3", "42"), Map.of("country", "UK"));
    }

    /** Creates a job in a state that allows the verb. */
    private String jobReadyFor(String verb, String... options) {
        return switch (verb) {
            case "cancel" ->
                client.submit(MusterClient.ids(PEOPLE), ARCHIVE, options).at("/id");
            case "release" ->
                client.runToEnd(client.submit(MusterClient.ids(PEOPLE), ARCHIVE, with("\"dry_run\":true", options)));
            case "retry" -> {
                String id = client.submit(MusterClient.ids(PEOPLE), ARCHIVE, options)
                        .at("/id");
                client.act(id, "cancel");
                stack.runWorkers();
                yield id;
            }
            default -> client.runToEnd(client.submit(MusterClient.ids(PEOPLE), ARCHIVE, options));
        };
    }

    private static String[] with(String term, String... options) {
        return Stream.concat(Stream.of(term), Stream.of(options)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void respondsWith404ForJobOfOtherTenant(String verb) {
        String id = jobReadyFor(verb);
        MusterClient other = new MusterClient(stack, ApiStack.OTHER_KEY);
        TestResponse foreign = other.act(id, verb);
        TestResponse unknown = client.act("01K00000000000000000000000", verb);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(client.act("x", verb).status()).isEqualTo(404);
        assertThat(client.act("..", verb).status()).isEqualTo(404);
        assertThat(client.act(id, verb).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void rejectsCallerWithoutPermission(String verb) {
        String id = jobReadyFor(verb);
        String before = client.job(id).body();
        // Person 301 is a contact of the organization, not a user.
        stack.grantKey("contact-key", "301");
        TestResponse response = new MusterClient(stack, "contact-key").act(id, verb);
        assertThat(response.status()).isEqualTo(403);
        assertThat(client.job(id).body()).isEqualTo(before);
        assertThat(new MusterClient(stack, "no-such-key").act(id, verb).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cancel | {\"note\":\"x\"} | 422 | /note",
                "release | {\"dry_run\":true} | 422 | /dry_run",
                "retry | {\"hold\":true} | 422 | /hold",
                "retry | {\"retention_days\":0} | 422 | /retention_days",
                "undo | {\"select\":{}} | 422 | /select",
                "undo | {\"dry_run\":1} | 422 | /dry_run",
                "undo | {\"hold\":true,\"retention_days\":7} | 422 | /retention_days",
                "undo | {\"retention_days\":7} | 422 | /retention_days",
                "undo | {\"hold\":true,\"hold_days\":99} | 422 | /hold_days",
                "retry | {\"retention_days\":7} | 422 | /retention_days",
                "retry | {\"hold_days\":7} | 422 | /hold_days",
                "undo | [] | 422 | ``",
                "cancel | { | 400 | ``",
                "cancel | ` ` | 400 | ``",
            })
    void rejectsInvalidBodies(String verb, String body, int status, String pointer) {
        String id = jobReadyFor(verb);
        String before = client.job(id).body();
        TestResponse response = client.act(id, verb, body);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        if (!pointer.isEmpty()) {
            assertThat(response.at("/errors/0/pointer")).isEqualTo(pointer);
        }
        assertThat(client.job(id).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void acceptsRequestWithOrWithoutBody(String verb) {
        assertThat(client.act(jobReadyFor(verb), verb, "", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(202);
        assertThat(client.act(jobReadyFor(verb), verb, "{}").status()).isEqualTo(202);
        assertThat(client.act(jobReadyFor(verb), verb, "{}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(stack.post("/v1/jobs/" + jobReadyFor(verb) + "/" + verb + "?force=1", null)
                        .status())
                .isEqualTo(422);
        TestResponse get = stack.get("/v1/jobs/" + jobReadyFor(verb) + "/" + verb);
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void changesNothingUnderKeyOfOtherRequest(String verb) {
        String id = jobReadyFor(verb);
        client.act(jobReadyFor("cancel"), "cancel", "{}", "Idempotency-Key", "k-1");
        TestResponse before = client.job(id);
        TestResponse refused = client.act(id, verb, "{}", "Idempotency-Key", "k-1");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("key_reused");
        assertThat(client.job(id).body()).isEqualTo(before.body());
    }

    @Test
    void releasesHeldJobOnceForRepeatedKey() {
        String id = client.runToEnd(client.submit(MusterClient.ids(PEOPLE), ARCHIVE, "\"hold\":true"));
        TestResponse first = client.act(id, "release", "{}", "Idempotency-Key", "k-1");
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        stack.runWorkers();
        TestResponse again = client.act(id, "release", "{}", "Idempotency-Key", "k-1");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.at("/state")).isEqualTo("completed");
        assertThat(again.at("/totals/changed")).isEqualTo(first.at("/totals/pending"));
        assertThat(client.act(id, "undo", "{}", "Idempotency-Key", "k-1").at("/code"))
                .isEqualTo("key_reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void runsOnceForRepeatedKey(String verb) {
        String id = jobReadyFor(verb);
        TestResponse first = client.act(id, verb, "{}", "Idempotency-Key", "k-1");
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        TestResponse again = client.act(id, verb, "{}", "Idempotency-Key", "k-1");
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).isEqualTo(first.body());
        stack.runWorkers();
        // The replay names the same job and shows its present state.
        TestResponse later = client.act(id, verb, "{}", "Idempotency-Key", "k-1");
        assertThat(later.at("/id")).isEqualTo(first.at("/id"));
        assertThat(later.at("/totals/pending")).isEqualTo("0");

        TestResponse other = client.act(id, verb, "", "Idempotency-Key", "k-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("key_reused");
        assertThat(client.act(id, verb, "{}", "Idempotency-Key", "two words").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "release", "retry", "undo"})
    void respondsWith404ForExpiredJob(String verb) {
        String id = jobReadyFor(verb, "\"retention_days\":9");
        assertThat(client.job(id).at("/expires_at")).startsWith("2026-01-10T");
        stack.time.pass(Duration.ofDays(9));
        assertThat(client.act(id, verb).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "retry", "undo"})
    void rejectsJobNearExpiry(String verb) {
        String id = jobReadyFor(verb, "\"retention_days\":9");
        stack.time.pass(Duration.ofDays(2).plusSeconds(1));
        TestResponse response = client.act(id, verb);
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.at("/detail")).contains("seven days");
    }

    @Test
    void rejectsReleaseOfHeldJobNearExpiry() {
        String id = client.runToEnd(
                client.submit(MusterClient.ids(PEOPLE), ARCHIVE, "\"hold\":true", "\"retention_days\":8"));
        stack.time.pass(Duration.ofDays(1).plusSeconds(1));
        assertThat(client.act(id, "release").status()).isEqualTo(409);
        assertThat(client.act(id, "cancel").status()).isEqualTo(200);
    }
}
