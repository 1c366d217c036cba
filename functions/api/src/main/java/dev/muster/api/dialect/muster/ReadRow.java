package dev.muster.api.dialect.muster;

import dev.muster.core.flow.people.Import.Outcome;
import dev.muster.core.flow.people.Import.RowResult;
import dev.muster.core.job.Problem;
import dev.muster.core.person.ImportRow;
import java.util.List;
import java.util.stream.Collectors;

/** A row of an import as far as it could be read: to be stored, or refused alone. */
sealed interface ReadRow {

    record Good(ImportRow row) implements ReadRow {}

    record Bad(RowResult result) implements ReadRow {}

    /**
     * A row refused for these problems.
     *
     * @param id empty when the row has none that can be read
     */
    static ReadRow bad(int number, String id, List<Problem> problems) {
        String reason = problems.stream()
                .map(problem ->
                        problem.pointer().isEmpty() ? problem.detail() : problem.pointer() + ": " + problem.detail())
                .collect(Collectors.joining("; "));
        return new Bad(new RowResult(number, id, Outcome.REFUSED, reason));
    }
}
