package dev.muster.api.problem;

import dev.muster.core.job.Problem;
import java.util.List;
import java.util.function.Function;

/** The result of validating input: a valid value, or one or more problems. */
public sealed interface Validated<T> {

    record Valid<T>(T value) implements Validated<T> {}

    /** The input is rejected; the first problem decides the status of the response. */
    record Invalid<T>(List<ApiProblem> problems) implements Validated<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    static <T> Validated<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Validated<T> invalid(ApiProblem problem) {
        return new Invalid<>(List.of(problem));
    }

    /** Rejects the input with the problem of a flow. */
    static <T> Validated<T> invalid(Problem problem) {
        return invalid(ApiProblem.of(problem));
    }

    static <T> Validated<T> invalid(ApiProblem.Kind kind, String detail) {
        return invalid(new ApiProblem(kind, detail));
    }

    /** Applies the next step to a valid value; an invalid one keeps its problems. */
    default <U> Validated<U> flatMap(Function<T, Validated<U>> next) {
        return switch (this) {
            case Valid<T>(T value) -> next.apply(value);
            case Invalid<T>(List<ApiProblem> problems) -> new Invalid<>(problems);
        };
    }

    default <U> Validated<U> map(Function<T, U> next) {
        return flatMap(value -> valid(next.apply(value)));
    }
}
