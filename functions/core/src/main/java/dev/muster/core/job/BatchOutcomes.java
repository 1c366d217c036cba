package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of the people of one batch, as it is written down: only the exceptions, everybody else was changed.
 */
public record BatchOutcomes(BatchKey batch, List<PersonResult> exceptions) {
    public BatchOutcomes {
        exceptions = List.copyOf(exceptions);
    }

    /** The outcomes of a whole batch, of which only the exceptions are kept. */
    public static BatchOutcomes of(BatchKey batch, List<PersonResult> results) {
        return new BatchOutcomes(
                batch, results.stream().filter(PersonResult::isException).toList());
    }

    /** What a batch of that size adds to the totals. */
    public Totals totals(int people) {
        Totals counted =
                Totals.of(exceptions.stream().map(PersonResult::outcome).toList());
        return counted.plus(new Totals(Map.of(Outcome.CHANGED, (long) people - exceptions.size())));
    }
}
