package dev.muster.api.problem;

import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one document while it is read, so that the caller learns of more than the first. */
public final class ProblemCollector {
    /** A caller who got this many things wrong has enough to begin with. */
    private static final int MOST = 20;

    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    /** A value that is missing, unknown or out of range. */
    public void invalid(String pointer, String detail) {
        add(new Problem(Problem.Kind.INVALID, detail, pointer));
    }

    /** Past a limit of size or number. */
    public void tooLarge(String pointer, String detail) {
        add(new Problem(Problem.Kind.TOO_LARGE, detail, pointer));
    }

    public void addAll(List<Problem> found) {
        found.forEach(this::add);
    }

    /** Whether nothing more is taken in. */
    public boolean isFull() {
        return problems.size() >= MOST;
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What was read, if nothing was found to be wrong with it; it is not even made otherwise. */
    public <T> Validated<T> validate(Supplier<T> read) {
        return problems.isEmpty() ? Validated.valid(read.get()) : new Validated.Invalid<>(problems);
    }
}
