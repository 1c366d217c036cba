package dev.muster.api.dialect.usercom;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;

/** The fields of a mass update, and their error texts. */
enum UpdateField {
    IDS("ids"),
    ATTRIBUTE("attribute"),
    VALUE("value");

    static final String REQUIRED = "This field is required.";
    static final String NULL = "This field may not be null.";
    static final String BLANK = "This field may not be blank.";

    private final String code;

    UpdateField(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    ApiProblem problem(String message) {
        return new ApiProblem(ApiProblem.Kind.INVALID, message, "/" + code);
    }

    <T> Validated<T> rejected(String message) {
        return Validated.invalid(problem(message));
    }
}
