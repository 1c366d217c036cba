package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint that accepts JSON accepts the grammar of RFC 8259 only. */
class StrictJsonTest {
    private static final ApiStack STACK = stack();

    private static ApiStack stack() {
        ApiStack stack = ApiStack.withLocalAccounts();
        stack.time.meanwhile(stack::runWorkers);
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3", "42"), Map.of("country", "Brazil"));
        return stack;
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void rejectsInvalidJson(SentRequest endpoint) {
        SentRequest sent = TestCredential.DEMO.sign(endpoint, STACK);
        List<String> accepted = new ArrayList<>();
        JsonSamples.INVALID_SYNTAX.forEach(text -> check(sent.withBody(text).sendTo(STACK), text, accepted));
        JsonSamples.invalidBytes()
                .forEach(bytes -> check(
                        STACK.send(sent.toEvent(bytes)), new String(bytes, StandardCharsets.ISO_8859_1), accepted));
        JsonSamples.REPEATED_NAMES.forEach(text -> {
            TestResponse response = sent.withBody(text).sendTo(STACK);
            assertThat(response.status()).as(text).isIn(400, 422);
            assertThat(response.body()).as(text).contains("comes twice");
        });
        JsonSamples.LONG_NUMBERS.forEach(text -> {
            TestResponse response = sent.withBody(text).sendTo(STACK);
            assertThat(response.status()).as(text).isIn(400, 422);
            assertThat(response.body()).as(text).containsPattern("significant digits|outside the range");
        });
        // A truncated body is no JSON.
        for (int length = 1; length < endpoint.body().length(); length++) {
            String cut = endpoint.body().substring(0, length);
            check(sent.withBody(cut).sendTo(STACK), cut, accepted);
        }
        assertThat(accepted).isEmpty();
        assertThat(STACK.person(ApiStack.DEMO, "301").orElseThrow().version()).isEqualTo(1);
    }

    private static void check(TestResponse response, String text, List<String> accepted) {
        // Stays below the call limit of the credential.
        STACK.time.pass(Duration.ofSeconds(1));
        InternalDetails.assertNone(response, excerpt(text));
        // Limits of size have status 413; the dialects without a 413 respond with 400.
        if (response.status() != 400 && response.status() != 413) {
            accepted.add(excerpt(text) + " -> " + response.status() + " " + response.body());
        }
    }

    @ParameterizedTest
    @FieldSource("dev.muster.api.security.JsonSamples#WRONG_TYPES")
    void rejectsWrongTypes(String text) {
        TestResponse response = TestCredential.DEMO
                .sign(SentRequest.json("POST", "/v1/jobs", text), STACK)
                .sendTo(STACK);
        assertThat(response.status()).as(response.body()).isEqualTo(422);
        InternalDetails.assertNone(response, text);
    }

    @ParameterizedTest
    @MethodSource("dev.muster.api.security.JsonSamples#validJson")
    void acceptsValidJson(String text) {
        TestResponse response = TestCredential.DEMO
                .sign(SentRequest.json("POST", "/v1/jobs", text), STACK)
                .sendTo(STACK);
        assertThat(response.status()).as(response.body()).isEqualTo(202);
    }

    static Stream<SentRequest> endpoints() {
        return ApiEndpoints.json();
    }

    private static String excerpt(String text) {
        return text.length() < 120 ? text : text.substring(0, 120) + "…";
    }
}
