package dev.muster.api.dialect.muster;

import dev.muster.api.http.Body;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.Utf8;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads rows written as one JSON document a line; blank lines are no rows. */
final class NdjsonRows {
    private final int most;
    private final JsonReader json;
    private final RowReader rows;

    NdjsonRows(Limits limits, RowReader rows) {
        this.most = limits.importRows();
        this.json = new JsonReader(JsonLimits.of(limits));
        this.rows = rows;
    }

    Checked<List<ReadRow>> read(Body body) {
        return Utf8.decode(body.bytes()).then(this::read);
    }

    private Checked<List<ReadRow>> read(String text) {
        List<ReadRow> read = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                if (read.size() == most) {
                    return Checked.refused(
                            Problem.Kind.TOO_LARGE, "row %d is past the limit of %d rows".formatted(most + 1, most));
                }
                read.add(row(read.size() + 1, line));
            }
        }
        return Checked.good(read);
    }

    private ReadRow row(int number, String line) {
        return switch (json.read(line)) {
            case Checked.Good<Json>(Json row) -> rows.read(number, row);
            case Checked.Refused<Json>(List<Problem> problems) -> ReadRow.bad(number, "", problems);
        };
    }
}
