package dev.muster.api.dialect.muster;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.person.ImportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of an import, counted while they are read: limits on their number and on their values in total. */
final class ReadRows {
    /** Values allowed for each allowed row, on average. */
    private static final int VALUES_PER_ROW = 6;

    private final int maxRows;
    private final List<ReadRow> rows = new ArrayList<>();
    private int values;

    ReadRows(int maxRows) {
        this.maxRows = maxRows;
    }

    List<ReadRow> all() {
        return rows;
    }

    /** Returns the problem when the limit on rows is reached. */
    Optional<ApiProblem> checkRowCount() {
        return rows.size() < maxRows
                ? Optional.empty()
                : tooLarge("row %d is above the limit of %d rows".formatted(maxRows + 1, maxRows));
    }

    /** Adds a row; returns the problem when the rows have too many values. */
    Optional<ApiProblem> add(ReadRow row) {
        rows.add(row);
        values += values(row);
        return values <= maxRows * VALUES_PER_ROW
                ? Optional.empty()
                : tooLarge("row %d is above the limit of %d values in all rows"
                        .formatted(rows.size(), maxRows * VALUES_PER_ROW));
    }

    private static int values(ReadRow row) {
        return switch (row) {
            case ReadRow.Valid(ImportRow valid) ->
                valid.attributes().map(Map::size).orElse(0)
                        + valid.organizations().stream()
                                .flatMap(all -> all.values().stream())
                                .mapToInt(values -> 1 + values.size())
                                .sum();
            case ReadRow.Invalid _ -> 1;
        };
    }

    private static Optional<ApiProblem> tooLarge(String detail) {
        return Optional.of(new ApiProblem(ApiProblem.Kind.TOO_LARGE, detail));
    }
}
