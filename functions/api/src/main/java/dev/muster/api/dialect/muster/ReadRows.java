package dev.muster.api.dialect.muster;

import dev.muster.core.job.Problem;
import dev.muster.core.person.ImportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of an import, counted while they are read: not too many, and not too much in them all. */
final class ReadRows {
    /** Values there may be, for each row there may be. */
    private static final int VALUES = 6;

    private final int most;
    private final List<ReadRow> rows = new ArrayList<>();
    private int values;

    ReadRows(int most) {
        this.most = most;
    }

    List<ReadRow> all() {
        return rows;
    }

    /** Why there cannot be another row. */
    Optional<Problem> full() {
        return rows.size() < most
                ? Optional.empty()
                : refusal("row %d is past the limit of %d rows".formatted(most + 1, most));
    }

    /** Why this row is too much. */
    Optional<Problem> add(ReadRow row) {
        rows.add(row);
        values += values(row);
        return values <= most * VALUES
                ? Optional.empty()
                : refusal("row %d is past the limit of %d values in all rows".formatted(rows.size(), most * VALUES));
    }

    private static int values(ReadRow row) {
        return switch (row) {
            case ReadRow.Good(ImportRow good) ->
                good.attributes().map(Map::size).orElse(0)
                        + good.organizations().stream()
                                .flatMap(all -> all.values().stream())
                                .mapToInt(held -> 1 + held.size())
                                .sum();
            case ReadRow.Bad _ -> 1;
        };
    }

    private static Optional<Problem> refusal(String detail) {
        return Optional.of(new Problem(Problem.Kind.TOO_LARGE, detail));
    }
}
