package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The number of people with each outcome; 0 for an outcome without people. */
public record Totals(Map<Outcome, Long> counts) {
    public static final Totals NONE = new Totals(Map.of());

    public Totals {
        EnumMap<Outcome, Long> positive = new EnumMap<>(Outcome.class);
        counts.forEach((outcome, count) -> {
            if (count != 0) {
                positive.put(outcome, count);
            }
        });
        counts = Map.copyOf(positive);
    }

    /** Returns the totals of these outcomes. */
    public static Totals of(Collection<Outcome> outcomes) {
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome, 1L, Math::addExact));
        return new Totals(counts);
    }

    public long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long sum() {
        return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Returns the number of people that a repetition may still reach: refused, superseded, failed and skipped ones. */
    public long leftOut() {
        return of(Outcome.REFUSED) + of(Outcome.SUPERSEDED) + of(Outcome.FAILED) + of(Outcome.SKIPPED);
    }

    public Totals plus(Totals other) {
        EnumMap<Outcome, Long> sum = new EnumMap<>(Outcome.class);
        sum.putAll(counts);
        other.counts.forEach((outcome, count) -> sum.merge(outcome, count, Math::addExact));
        return new Totals(sum);
    }
}
