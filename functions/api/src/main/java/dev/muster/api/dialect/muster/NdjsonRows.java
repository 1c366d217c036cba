package dev.muster.api.dialect.muster;

import dev.muster.api.http.RequestBody;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.Utf8Decoder;
import dev.muster.api.problem.Validated;
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

    Validated<List<ReadRow>> read(RequestBody body) {
        return Utf8Decoder.decode(body.bytes()).flatMap(this::read);
    }

    private Validated<List<ReadRow>> read(String text) {
        ReadRows read = new ReadRows(most);
        int end;
        for (int begin = 0; begin < text.length(); begin = end + 1) {
            int found = text.indexOf('\n', begin);
            end = found < 0 ? text.length() : found;
            Optional<Problem> tooMany = line(text.substring(begin, end), read);
            if (tooMany.isPresent()) {
                return Validated.invalid(tooMany.get());
            }
        }
        return Validated.valid(read.all());
    }

    private Optional<Problem> line(String line, ReadRows read) {
        return line.isBlank()
                ? Optional.empty()
                : read.full().or(() -> read.add(row(read.all().size() + 1, line)));
    }

    private ReadRow row(int number, String line) {
        return switch (json.read(line)) {
            case Validated.Valid<JsonValue>(JsonValue row) -> rows.read(number, row);
            case Validated.Invalid<JsonValue>(List<Problem> problems) -> ReadRow.bad(number, "", problems);
        };
    }
}
