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

/** Whatever is sent wherever, every log line is one line of JSON in ASCII, and short. */
class LogInjectionTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String FORGED = "{\"event\":\"request\",\"status\":200,\"tenant\":\"forged\"}";

    private final ApiStack walk = ApiStack.local();

    static List<String> naughty() {
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
    @MethodSource("naughty")
    void staysOnItsLine(String text) {
        Stream.concat(ApiEndpoints.json(), Stream.of(ApiEndpoints.xml()))
                .map(door -> TestCredential.DEMO.on(door, walk))
                .forEach(door -> {
                    int before = walk.log.size();
                    List<SentRequest> all = List.of(
                            new SentRequest(text, door.address(), door.headers(), door.body()),
                            door.at("/" + text),
                            door.at(door.address().split("\\?", 2)[0] + "/" + text),
                            door.asking(text + "=" + text),
                            door.with("x-request-id", text),
                            door.with("traceparent", text),
                            door.with("authorization", text),
                            door.with("authorization", "Bearer " + text),
                            door.with("content-type", text),
                            door.with("accept", text).with("user-agent", text).with("x-forwarded-for", text),
                            door.with("idempotency-key", text),
                            door.with(text, text),
                            door.saying(text));
                    all.forEach(sent -> sent.to(walk));
                    assertThat(walk.log.subList(before, walk.log.size()))
                            .hasSize(all.size())
                            .allSatisfy(LogInjectionTest::isOneLine);
                });
    }

    @Test
    void evenWhenAllBreaks() {
        walk.people.breakDown();
        naughty()
                .forEach(text -> TestCredential.DEMO
                        .on(ApiEndpoints.json().findFirst().orElseThrow(), walk)
                        .with("x-request-id", text)
                        .to(walk));
        assertThat(walk.log).hasSize(2 * naughty().size()).allSatisfy(LogInjectionTest::isOneLine);
    }

    private static void isOneLine(String line) {
        assertThat(line).endsWith("}\n").hasSizeLessThan(16 * 1024);
        assertThat(line.substring(0, line.length() - 1)).matches("[\\x20-\\x7f]+");
        assertThat(told(line).path("tenant").asText()).isNotEqualTo("forged");
    }

    private static JsonNode told(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(line, notJson);
        }
    }
}
