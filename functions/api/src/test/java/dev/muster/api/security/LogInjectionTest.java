package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.ApiStack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every log line is one short line of JSON in ASCII, for every text in every part of a request. */
class LogInjectionTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String FORGED = "{\"event\":\"request\",\"status\":200,\"tenant\":\"forged\"}";

    private final ApiStack stack = ApiStack.withLocalAccounts();

    static List<String> hostileTexts() {
        return List.of(
                "\r\n" + FORGED,
                "\n" + FORGED + "\n",
                "\r" + FORGED,
                "\u2028" + FORGED + "\u2029",
                "\u0085" + FORGED,
                "\u000b\u000c" + FORGED,
                "\u001b[2J\u001b[31mred\u001b[0m",
                "\u009b31m",
                "\u0000\u0007\b\u007f",
                "\u202e\u2066\u200b\ufeff",
                "\ud800",
                "\ud83d\ude00",
                "\",\"tenant\":\"forged",
                "\\\",\\n",
                "%0d%0a" + FORGED,
                "${jndi:ldap://127.0.0.1/a}",
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void keepsEveryValueOnOneLine(String text) {
        Stream.concat(ApiEndpoints.json(), Stream.of(ApiEndpoints.xml()))
                .map(endpoint -> TestCredential.DEMO.sign(endpoint, stack))
                .forEach(endpoint -> {
                    int before = stack.log.size();
                    List<SentRequest> all = List.of(
                            new SentRequest(text, endpoint.address(), endpoint.headers(), endpoint.body()),
                            endpoint.withAddress("/" + text),
                            endpoint.withAddress(endpoint.address().split("\\?", 2)[0] + "/" + text),
                            endpoint.withQuery(text + "=" + text),
                            endpoint.with("x-request-id", text),
                            endpoint.with("traceparent", text),
                            endpoint.with("authorization", text),
                            endpoint.with("authorization", "Bearer " + text),
                            endpoint.with("content-type", text),
                            endpoint.with("accept", text)
                                    .with("user-agent", text)
                                    .with("x-forwarded-for", text),
                            endpoint.with("idempotency-key", text),
                            endpoint.with(text, text),
                            endpoint.withBody(text));
                    all.forEach(sent -> sent.sendTo(stack));
                    assertThat(stack.log.subList(before, stack.log.size()))
                            .hasSize(all.size())
                            .allSatisfy(LogInjectionTest::assertOneLine);
                });
    }

    @Test
    void keepsOneLineWhenStoreFails() {
        stack.people.failEveryCall();
        hostileTexts()
                .forEach(text -> TestCredential.DEMO
                        .sign(ApiEndpoints.json().findFirst().orElseThrow(), stack)
                        .with("x-request-id", text)
                        .sendTo(stack));
        assertThat(stack.log).hasSize(2 * hostileTexts().size()).allSatisfy(LogInjectionTest::assertOneLine);
    }

    private static void assertOneLine(String line) {
        assertThat(line).endsWith("}\n").hasSizeLessThan(16 * 1024);
        assertThat(line.substring(0, line.length() - 1)).matches("[\\x20-\\x7f]+");
        assertThat(parse(line).path("tenant").asText()).isNotEqualTo("forged");
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(line, notJson);
        }
    }
}
