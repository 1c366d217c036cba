package dev.muster.core.job;

import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The stored outcomes of one batch. Only the exceptions are listed; all others have the outcome that was planned. */
public record BatchOutcomes(BatchKey batch, List<PersonResult> exceptions) {
    public BatchOutcomes {
        exceptions = List.copyOf(exceptions);
    }

    /** Returns the outcomes of a batch without rows, with these results. */
    public static BatchOutcomes of(BatchKey batch, List<PersonResult> results) {
        return new BatchOutcomes(
                batch,
                results.stream()
                        .filter(result -> result.isException(Outcome.CHANGED))
                        .toList());
    }

    /** Returns the outcomes of a batch with these results. */
    public static BatchOutcomes of(Batch batch, List<PersonResult> results) {
        Map<String, Outcome> planned = batch.planned();
        return new BatchOutcomes(
                batch.key(),
                results.stream()
                        .filter(result -> result.isException(planned.getOrDefault(result.id(), Outcome.CHANGED)))
                        .toList());
    }

    /** Returns the totals of a batch without rows, with this number of people. */
    public Totals totals(int people) {
        return counted().plus(new Totals(Map.of(Outcome.CHANGED, (long) people - exceptions.size())));
    }

    /** Returns the totals of the batch, with those of its rows that name nobody. */
    public Totals totals(Batch whole) {
        if (whole.entries().isEmpty()) {
            return totals(whole.ids().size());
        }
        Set<String> counted = exceptions.stream().map(PersonResult::id).collect(Collectors.toSet());
        return counted()
                .plus(Totals.of(whole.entries().stream()
                        .filter(entry ->
                                entry.person().filter(counted::contains).isEmpty())
                        .flatMap(entry -> entry.plan().outcome().stream())
                        .toList()));
    }

    private Totals counted() {
        return Totals.of(exceptions.stream().map(PersonResult::outcome).toList());
    }
}
