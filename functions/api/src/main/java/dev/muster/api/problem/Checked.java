package dev.muster.api.problem;

import dev.muster.core.job.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of looking at something a caller sent: it is good, or it is refused for one reason or several. */
public sealed interface Checked<T> {

    record Good<T>(T value) implements Checked<T> {}

    /** Refused; the first problem says what the answer as a whole is. */
    record Refused<T>(List<Problem> problems) implements Checked<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    static <T> Checked<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Checked<T> refused(Problem problem) {
        return new Refused<>(List.of(problem));
    }

    static <T> Checked<T> refused(Problem.Kind kind, String detail) {
        return refused(new Problem(kind, detail));
    }

    /** What comes of the next step, which is only taken with something good. */
    default <U> Checked<U> then(Function<T, Checked<U>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Refused<T>(List<Problem> problems) -> new Refused<>(problems);
        };
    }

    default <U> Checked<U> map(Function<T, U> next) {
        return then(value -> good(next.apply(value)));
    }
}
