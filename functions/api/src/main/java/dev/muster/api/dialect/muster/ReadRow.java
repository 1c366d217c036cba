package dev.muster.api.dialect.muster;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.flow.people.Import.Outcome;
import dev.muster.core.flow.people.Import.RowResult;
import dev.muster.core.person.ImportRow;
import java.util.List;
import java.util.stream.Collectors;

/** A row of an import as read: valid, or rejected on its own. */
sealed interface ReadRow {

    record Valid(ImportRow row) implements ReadRow {}

    record Invalid(RowResult result) implements ReadRow {}

    /**
     * Returns a row rejected for these problems.
     *
     * @param id the id of the row; empty when it is missing or malformed
     */
    static ReadRow invalid(int number, String id, List<ApiProblem> problems) {
        String reason = problems.stream()
                .map(problem ->
                        problem.pointer().isEmpty() ? problem.detail() : problem.pointer() + ": " + problem.detail())
                .collect(Collectors.joining("; "));
        return new Invalid(new RowResult(number, id, Outcome.REFUSED, reason));
    }
}
