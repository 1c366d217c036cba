package dev.muster.api.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A collector of the problems of one document, so that the caller learns of more than the first. */
public final class ProblemCollector {
    /** Largest number of problems reported to a caller. */
    private static final int MAX_PROBLEMS = 20;

    private final List<ApiProblem> problems = new ArrayList<>();

    public void add(ApiProblem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** Adds the problem of a value that is missing, unknown or out of range. */
    public void invalid(String pointer, String detail) {
        add(new ApiProblem(ApiProblem.Kind.INVALID, detail, pointer));
    }

    /** Adds the problem of a size or number above its limit. */
    public void tooLarge(String pointer, String detail) {
        add(new ApiProblem(ApiProblem.Kind.TOO_LARGE, detail, pointer));
    }

    public void addAll(List<ApiProblem> found) {
        found.forEach(this::add);
    }

    /** Returns whether further problems are dropped. */
    public boolean isFull() {
        return problems.size() >= MAX_PROBLEMS;
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public List<ApiProblem> problems() {
        return List.copyOf(problems);
    }

    /** Returns the result of {@code read} if there is no problem; otherwise {@code read} is not called. */
    public <T> Validated<T> validate(Supplier<T> read) {
        return problems.isEmpty() ? Validated.valid(read.get()) : new Validated.Invalid<>(problems);
    }
}
