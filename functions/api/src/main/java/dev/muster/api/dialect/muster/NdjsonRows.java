package dev.muster.api.dialect.muster;

import dev.muster.api.http.RequestBody;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.Utf8Decoder;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Optional;

/** A reader of rows, one JSON document on each line; blank lines are ignored. */
final class NdjsonRows {
    private final int maxRows;
    private final JsonReader json;
    private final RowReader rows;

    NdjsonRows(Limits limits, RowReader rows) {
        this.maxRows = limits.importRows();
        this.json = new JsonReader(JsonLimits.of(limits));
        this.rows = rows;
    }

    Validated<List<ReadRow>> read(RequestBody body) {
        return Utf8Decoder.decode(body.bytes()).flatMap(this::read);
    }

    private Validated<List<ReadRow>> read(String text) {
        ReadRows read = new ReadRows(maxRows);
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            int lineBreak = text.indexOf('\n', start);
            end = lineBreak < 0 ? text.length() : lineBreak;
            Optional<ApiProblem> problem = line(text.substring(start, end), read);
            if (problem.isPresent()) {
                return Validated.invalid(problem.get());
            }
        }
        return Validated.valid(read.all());
    }

    private Optional<ApiProblem> line(String line, ReadRows read) {
        return line.isBlank()
                ? Optional.empty()
                : read.checkRowCount().or(() -> read.add(row(read.all().size() + 1, line)));
    }

    private ReadRow row(int number, String line) {
        return switch (json.read(line)) {
            case Validated.Valid<JsonValue>(JsonValue row) -> rows.read(number, row);
            case Validated.Invalid<JsonValue>(List<ApiProblem> problems) -> ReadRow.invalid(number, "", problems);
        };
    }
}
