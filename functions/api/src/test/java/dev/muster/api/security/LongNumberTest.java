package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of more than 38 digits are rejected with the field and the limit. */
class LongNumberTest {
    private static final String DIGITS_38 = "12345678901234567890123456789012345678";
    private static final String DIGITS_41 = DIGITS_38 + "901";
    private final ApiStack stack = ApiStack.withLocalAccounts();

    private TestResponse send(SentRequest request) {
        return TestCredential.DEMO
                .sign(request, stack)
                .with("prefer", "respond-async")
                .sendTo(stack);
    }

    private static SentRequest job(String number) {
        return SentRequest.json(
                "POST",
                "/v1/jobs",
                "{\"select\":{\"ids\":[\"999\"]},\"changes\":[{\"set\":\"city\",\"to\":%s}]}".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIGITS_41,
                "-" + DIGITS_41,
                "0." + DIGITS_41,
                DIGITS_38 + "9e-5",
                DIGITS_41 + "e100",
                DIGITS_41 + DIGITS_41 + DIGITS_41 + DIGITS_41 + DIGITS_41 + DIGITS_41 + DIGITS_41,
            })
    void namesFieldAndLimit(String number) {
        TestResponse response = send(job(number));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/errors/0/pointer")).isEqualTo("/changes/0/to");
        assertThat(response.at("/errors/0/detail")).contains("the limit is 38 significant digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {DIGITS_38, "-0." + DIGITS_38, "100000000000000000000000000000000000000000000000", "1e40"})
    void acceptsNumbersWithinLimit(String number) {
        assertThat(send(job(number)).status()).isEqualTo(202);
    }

    static Stream<SentRequest> endpoints() {
        return ApiEndpoints.json().filter(endpoint -> !endpoint.address().contains("sessions"));
    }

    /** A further member at the root is rejected in any case, but the number is named too. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void namesLimitInEveryJsonReader(SentRequest endpoint) {
        TestResponse response =
                send(endpoint.withBody(endpoint.body().replaceFirst("\\{", "{\"n\":" + DIGITS_41 + ",")));
        boolean has422 =
                endpoint.address().startsWith("/v1/") || endpoint.address().startsWith("/apis/");
        assertThat(response.status()).isEqualTo(has422 ? 422 : 400);
        assertThat(response.body()).contains("41 significant digits; the limit is 38");
    }

    @Test
    void namesLimitInRowsAndFilters() {
        assertThat(new WaysIn(stack)
                        .file("{\"id\":\"999\",\"attributes\":{\"size\":" + DIGITS_41 + "}}")
                        .getFirst())
                .contains("\"refused\"", "size: ", "the limit is 38 significant digits");
        String filter = URLEncoder.encode("size eq " + DIGITS_41, StandardCharsets.UTF_8);
        TestResponse list = send(SentRequest.of("GET", "/v1/people?filter=" + filter, null));
        assertThat(list.status()).isEqualTo(422);
        assertThat(list.at("/detail")).contains("at character 9", "at most 38 significant digits");
    }
}
