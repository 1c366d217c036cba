package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What no answer may tell: how it is made inside. */
final class InternalDetails {
    private static final Pattern TOLD = Pattern.compile(
            "(java|javax|jdk|sun|com|org|net|dev|software)\\.[a-z]+\\.[a-z]|\\.java\\b|\\bat [a-zA-Z.]+\\("
                    + "|[a-z](Exception|Error)\\b|Jackson|JsonParser|XMLStream|DynamoDb|StackTrace");

    /** Words of the originals that only sound like ours. */
    private static final Pattern THEIRS = Pattern.compile("MX[A-Za-z]+Exception|InternalServerError");

    private InternalDetails() {}

    /** But for what the caller has said itself, and is told again. */
    static void assertNone(TestResponse answer, String said) {
        String told = String.valueOf(answer.body()) + answer.headers();
        assertThat(TOLD.matcher(THEIRS.matcher(told).replaceAll("")).results().map(MatchResult::group))
                .as(() -> said + " -> " + told)
                .allMatch(said::contains);
    }
}
