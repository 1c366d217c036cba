package dev.muster.api.dialect.muster;

import dev.muster.api.http.Body;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.Utf8;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;

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
        ReadRows read = new ReadRows(most);
        int end;
        for (int begin = 0; begin < text.length(); begin = end + 1) {
            int found = text.indexOf('\n', begin);
            end = found < 0 ? text.length() : found;
            Optional<Problem> tooMany = line(text.substring(begin, end), read);
            if (tooMany.isPresent()) {
                return Checked.refused(tooMany.get());
            }
        }
        return Checked.good(read.all());
    }

    private Optional<Problem> line(String line, ReadRows read) {
        return line.isBlank()
                ? Optional.empty()
                : read.full().or(() -> read.add(row(read.all().size() + 1, line)));
    }

    private ReadRow row(int number, String line) {
        return switch (json.read(line)) {
            case Checked.Good<Json>(Json row) -> rows.read(number, row);
            case Checked.Refused<Json>(List<Problem> problems) -> ReadRow.bad(number, "", problems);
        };
    }
}
