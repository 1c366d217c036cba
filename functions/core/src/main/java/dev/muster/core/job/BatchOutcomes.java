package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;

/** The stored outcomes of one batch. Only the exceptions are listed; all other people are changed. */
public record BatchOutcomes(BatchKey batch, List<PersonResult> exceptions) {
    public BatchOutcomes {
        exceptions = List.copyOf(exceptions);
    }

    /** Returns the outcomes of a batch with these results. */
    public static BatchOutcomes of(BatchKey batch, List<PersonResult> results) {
        return new BatchOutcomes(
                batch, results.stream().filter(PersonResult::isException).toList());
    }

    /** Returns the totals of a batch with this number of people. */
    public Totals totals(int people) {
        Totals counted =
                Totals.of(exceptions.stream().map(PersonResult::outcome).toList());
        return counted.plus(new Totals(Map.of(Outcome.CHANGED, (long) people - exceptions.size())));
    }
}
