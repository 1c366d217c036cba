package dev.muster.aws.job;

import dev.muster.core.person.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The letter of each outcome, in the names of counters and in exceptions. The letters are stored, so none may change.
 */
final class OutcomeCode {
    private static final Map<String, Outcome> BY_LETTER =
            Arrays.stream(Outcome.values()).collect(Collectors.toUnmodifiableMap(OutcomeCode::of, Function.identity()));

    private OutcomeCode() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> "b";
            case CHANGED -> "c";
            case UNCHANGED -> "u";
            case NOT_FOUND -> "n";
            case SUPERSEDED -> "s";
            case REFUSED -> "r";
            case FAILED -> "f";
            case SKIPPED -> "k";
        };
    }

    static Outcome read(String letter) {
        Outcome outcome = BY_LETTER.get(letter);
        if (outcome == null) {
            throw new IllegalStateException("a stored outcome has the unknown letter " + letter);
        }
        return outcome;
    }
}
