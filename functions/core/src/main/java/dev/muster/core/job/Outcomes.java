package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of the people of one batch, as it is written down: only the exceptions, everybody else was changed.
 */
public record Outcomes(BatchKey batch, List<Result> exceptions) {
    public Outcomes {
        exceptions = List.copyOf(exceptions);
    }

    /** The outcomes of a whole batch, of which only the exceptions are kept. */
    public static Outcomes of(BatchKey batch, List<Result> results) {
        return new Outcomes(batch, results.stream().filter(Result::isException).toList());
    }

    /** What a batch of that size adds to the totals. */
    public Totals totals(int people) {
        Totals counted = Totals.of(exceptions.stream().map(Result::outcome).toList());
        return counted.plus(new Totals(Map.of(Outcome.CHANGED, (long) people - exceptions.size())));
    }
}
