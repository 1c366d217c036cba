package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Remembered;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Import;
import dev.muster.core.flow.Import.RowResult;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code POST /v1/people/import}: creates or replaces people, a line of the answer for every row. */
final class ImportPeople {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Most rows under an Idempotency-Key: their answer is remembered, and has a line for each. */
    private static final int REMEMBERED_ROWS = 1_000;

    private final Import importing;
    private final Remembered remembered;
    private final NdjsonRows ndjson;
    private final CsvRows csv;

    ImportPeople(Ports ports, Limits limits) {
        this.importing = ports.importing();
        this.remembered = new Remembered(ports);
        RowReader reader = new RowReader(limits);
        this.ndjson = new NdjsonRows(limits, reader);
        this.csv = new CsvRows(limits, reader);
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> ContentType.of(call.request(), List.of(NDJSON, CSV)))
                .then(type -> type.equals(CSV)
                        ? csv.read(call.request().body())
                        : ndjson.read(call.request().body()))
                .then(rows -> checkNumber(call, rows))
                .then(rows -> remembered.answer(
                        call, () -> Checked.good(Response.of(200, NDJSON, lines(store(call, rows))))));
    }

    private static Checked<List<ReadRow>> checkNumber(Call call, List<ReadRow> rows) {
        if (rows.isEmpty()) {
            return Checked.refused(Problem.Kind.INVALID, "the body has no rows");
        }
        return rows.size() > REMEMBERED_ROWS
                        && call.request().header(IdempotencyKey.HEADER).isPresent()
                ? Checked.refused(
                        Problem.Kind.TOO_LARGE,
                        "an import with an Idempotency-Key may have %d rows, and this one has %d; it can be sent again without"
                                .formatted(REMEMBERED_ROWS, rows.size()))
                : Checked.good(rows);
    }

    private Stream<RowResult> store(Call call, List<ReadRow> rows) {
        List<RowResult> refused = rows.stream()
                .flatMap(row -> row instanceof ReadRow.Bad(RowResult result) ? Stream.of(result) : Stream.empty())
                .toList();
        List<RowResult> stored = importing.store(
                call.caller(),
                rows.stream()
                        .flatMap(row -> row instanceof ReadRow.Good good ? Stream.of(good.row()) : Stream.empty())
                        .toList(),
                call.deadline());
        return Stream.concat(refused.stream(), stored.stream()).sorted(Comparator.comparingInt(RowResult::row));
    }

    private static String lines(Stream<RowResult> results) {
        return results.map(result -> JsonWriter.write(line(result)) + "\n").collect(Collectors.joining());
    }

    private static Json line(RowResult result) {
        return Json.object(
                Json.member("row", Json.of(result.row())),
                Json.member("id", result.id().isEmpty() ? Json.JsonNull.NULL : Json.of(result.id())),
                Json.member("outcome", result.outcome().word()),
                Json.member("reason", result.reason()));
    }
}
