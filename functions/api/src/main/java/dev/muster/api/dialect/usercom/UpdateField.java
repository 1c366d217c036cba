package dev.muster.api.dialect.usercom;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;

/** The fields of a mass update, and what this API says of one that is wrong. */
enum UpdateField {
    IDS("ids"),
    ATTRIBUTE("attribute"),
    VALUE("value");

    static final String REQUIRED = "This field is required.";
    static final String NULL = "This field may not be null.";
    static final String BLANK = "This field may not be blank.";

    private final String word;

    UpdateField(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Problem problem(String message) {
        return new Problem(Problem.Kind.INVALID, message, "/" + word);
    }

    <T> Validated<T> refused(String message) {
        return Validated.invalid(problem(message));
    }
}
