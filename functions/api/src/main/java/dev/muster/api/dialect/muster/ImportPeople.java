package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.IdempotencyKeyHeader;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.people.Import.RowResult;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ImportRow;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code POST /v1/people/import}: creates or replaces people; the response has one line for each row. */
final class ImportPeople {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Largest number of rows under an Idempotency-Key, because the response with a line for each is stored. */
    private static final int MAX_REPLAYABLE_ROWS = 1_000;

    /** The start of a line of the response; the number of the row follows. */
    private static final String ROW = "{\"row\":";

    /** In the line of a row that was refused; in a JSON string the quotes are escaped. */
    private static final String REFUSED = "\"outcome\":\"refused\"";

    private final NdjsonRows ndjson;
    private final CsvRows csv;

    ImportPeople(Limits limits) {
        RowReader reader = new RowReader(limits);
        this.ndjson = new NdjsonRows(limits, reader);
        this.csv = new CsvRows(limits, reader);
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> ContentType.of(call.request(), List.of(NDJSON, CSV)))
                .flatMap(type -> type.equals(CSV)
                        ? csv.read(call.request().body())
                        : ndjson.read(call.request().body()))
                .flatMap(rows -> checkRowCount(call, rows))
                .flatMap(rows -> IdempotentResponses.respond(
                        call,
                        stored -> authorize(call, rows, stored),
                        () -> Validated.valid(ApiResponse.of(200, NDJSON, lines(store(call, rows))))));
    }

    private static Validated<List<ReadRow>> checkRowCount(AuthenticatedRequest call, List<ReadRow> rows) {
        if (rows.isEmpty()) {
            return Validated.invalid(ApiProblem.Kind.INVALID, "the body has no rows");
        }
        return rows.size() > MAX_REPLAYABLE_ROWS
                        && call.request().header(IdempotencyKeyHeader.HEADER).isPresent()
                ? Validated.invalid(
                        ApiProblem.Kind.TOO_LARGE,
                        ("an import with an Idempotency-Key may have %d rows, and this one has %d;"
                                        + " send it without the key")
                                .formatted(MAX_REPLAYABLE_ROWS, rows.size()))
                : Validated.valid(rows);
    }

    /**
     * Returns the stored response if the caller may still change people of the organizations of all rows that it accepted.
     */
    private static Validated<ApiResponse> authorize(AuthenticatedRequest call, List<ReadRow> rows, ApiResponse stored) {
        Set<Integer> refused = stored.body()
                .lines()
                .filter(line -> line.contains(REFUSED))
                .map(line -> Integer.valueOf(line.substring(ROW.length(), line.indexOf(','))))
                .collect(Collectors.toSet());
        List<ImportRow> accepted = rows.stream()
                .flatMap(row -> row instanceof ReadRow.Valid(ImportRow valid) ? Stream.of(valid) : Stream.empty())
                .filter(row -> !refused.contains(row.number()))
                .toList();
        return call.engine()
                .importPeople()
                .check(call.context(), accepted)
                .<Validated<ApiResponse>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(stored));
    }

    private static Stream<RowResult> store(AuthenticatedRequest call, List<ReadRow> rows) {
        List<RowResult> rejected = rows.stream()
                .flatMap(row -> row instanceof ReadRow.Invalid(RowResult result) ? Stream.of(result) : Stream.empty())
                .toList();
        List<RowResult> stored = call.engine()
                .importPeople()
                .store(
                        call.context(),
                        rows.stream()
                                .flatMap(row ->
                                        row instanceof ReadRow.Valid valid ? Stream.of(valid.row()) : Stream.empty())
                                .toList());
        return Stream.concat(rejected.stream(), stored.stream()).sorted(Comparator.comparingInt(RowResult::row));
    }

    private static String lines(Stream<RowResult> results) {
        return results.map(result -> JsonWriter.write(line(result)) + "\n").collect(Collectors.joining());
    }

    private static JsonValue line(RowResult result) {
        return JsonValue.object(
                JsonValue.member("row", JsonValue.of(result.row())),
                JsonValue.member("id", result.id().isEmpty() ? JsonValue.JsonNull.NULL : JsonValue.of(result.id())),
                JsonValue.member("outcome", result.outcome().code()),
                JsonValue.member("reason", result.reason()));
    }
}
