package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks that a response does not show how the code is built. */
final class InternalDetails {
    private static final Pattern INTERNAL = Pattern.compile(
            "(java|javax|jdk|sun|com|org|net|dev|software)\\.[a-z]+\\.[a-z]|\\.java\\b|\\bat [a-zA-Z.]+\\("
                    + "|[a-z](Exception|Error)\\b|Jackson|JsonParser|XMLStream|DynamoDb|StackTrace");

    /** Words of the original APIs that look like internal names. */
    private static final Pattern ORIGINALS = Pattern.compile("MX[A-Za-z]+Exception|InternalServerError");

    private InternalDetails() {}

    /** Fails if the response names an internal detail, except text that the request itself contains. */
    static void assertNone(TestResponse response, String request) {
        String text = String.valueOf(response.body()) + response.headers();
        assertThat(INTERNAL.matcher(ORIGINALS.matcher(text).replaceAll(""))
                        .results()
                        .map(MatchResult::group))
                .as(() -> request + " -> " + text)
                .allMatch(request::contains);
    }
}
