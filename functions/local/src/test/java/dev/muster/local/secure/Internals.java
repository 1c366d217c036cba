package dev.muster.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.api.Answer;
import java.util.regex.Pattern;

/** What no answer may tell: how it is made inside. */
final class Internals {
    private static final Pattern TOLD = Pattern.compile(
            "(java|javax|jdk|sun|com|org|net|dev|software)\\.[a-z]+\\.[a-z]|\\.java\\b|\\bat [a-zA-Z.]+\\("
                    + "|[a-z](Exception|Error)\\b(?<!MX[A-Za-z]{1,40}Exception)|Jackson|JsonParser|XMLStream|DynamoDb|StackTrace");

    private Internals() {}

    static void assertNone(Answer answer, String because) {
        String told = String.valueOf(answer.body()) + answer.headers();
        assertThat(TOLD.matcher(told).find()).as(() -> because + " -> " + told).isFalse();
    }
}
