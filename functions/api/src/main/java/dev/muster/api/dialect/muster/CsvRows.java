package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.csv.CsvReader;
import dev.muster.api.http.RequestBody;
import dev.muster.api.json.TextCharacters;
import dev.muster.api.json.Utf8Decoder;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of CSV rows below a row of headings. A blank cell sets no value; a person whose cells of the attributes, or
 * of the organizations, are all blank keeps its values there. The members of a set are separated by semicolons.
 */
final class CsvRows {
    private static final String FORM =
            "headings are id, attribute names, custom.<name>, and organizations.<organization>.<attribute>, each once";

    private final int maxRows;
    private final RowReader rows;

    CsvRows(Limits limits, RowReader rows) {
        this.maxRows = limits.importRows();
        this.rows = rows;
    }

    Validated<List<ReadRow>> read(RequestBody body) {
        Table table = new Table();
        return Utf8Decoder.decode(body.bytes())
                .flatMap(text -> CsvReader.read(text, maxRows, table::accept))
                .map(_ -> table.read.all());
    }

    /** The headings, once they are read, and the rows below them. */
    private final class Table {
        private final ReadRows read = new ReadRows(maxRows);
        private List<CsvColumn> columns = List.of();

        Optional<ApiProblem> accept(List<String> cells) {
            if (!columns.isEmpty()) {
                return read.add(row(read.all().size() + 1, columns, cells));
            }
            return switch (columns(cells)) {
                case Validated.Valid<List<CsvColumn>>(List<CsvColumn> found) -> {
                    columns = found;
                    yield Optional.empty();
                }
                case Validated.Invalid<List<CsvColumn>>(List<ApiProblem> problems) -> Optional.of(problems.getFirst());
            };
        }
    }

    private static Validated<List<CsvColumn>> columns(List<String> headings) {
        List<CsvColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String heading : headings) {
            Optional<CsvColumn> column = CsvColumn.of(heading);
            if (column.isEmpty() || !seen.add(heading)) {
                String error = column.isEmpty() ? "is not known" : "is repeated";
                return Validated.invalid(
                        ApiProblem.Kind.INVALID,
                        "the heading of column %d %s: %s".formatted(columns.size() + 1, error, FORM));
            }
            columns.add(column.get());
        }
        return seen.contains("id")
                ? Validated.valid(columns)
                : Validated.invalid(ApiProblem.Kind.INVALID, "the column id is missing");
    }

    private ReadRow row(int number, List<CsvColumn> columns, List<String> cells) {
        Optional<String> error = cells.size() == columns.size()
                ? cells.stream()
                        .flatMap(cell -> TextCharacters.findInvalid(cell).stream())
                        .findFirst()
                        .map(character -> "a cell contains " + character)
                : Optional.of("has %d cells where the header has %d".formatted(cells.size(), columns.size()));
        return error.isEmpty()
                ? rows.read(number, json(columns, cells))
                : ReadRow.invalid(number, "", List.of(new ApiProblem(ApiProblem.Kind.INVALID, error.get())));
    }

    /** Returns the row as JSON, so that both formats are read by the same rules. */
    private static JsonValue json(List<CsvColumn> columns, List<String> cells) {
        Map<String, JsonValue> row = new LinkedHashMap<>();
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        Map<String, JsonValue> custom = new LinkedHashMap<>();
        Map<String, Map<String, JsonValue>> organizations = new LinkedHashMap<>();
        for (int index = 0; index < cells.size(); index++) {
            String cell = cells.get(index);
            if (!cell.isEmpty()) {
                switch (columns.get(index)) {
                    case CsvColumn.Id _ -> row.put("id", JsonValue.of(cell));
                    case CsvColumn.Attribute(String name) -> attributes.put(name, JsonValue.of(cell));
                    case CsvColumn.Custom(String name) -> custom.put(name, JsonValue.of(cell));
                    case CsvColumn.Membership membership ->
                        organizations
                                .computeIfAbsent(membership.organization(), _ -> new LinkedHashMap<>())
                                .put(membership.name(), membership.json(cell));
                }
            }
        }
        if (!attributes.isEmpty()) {
            row.put("attributes", new JsonValue.JsonObject(attributes));
        }
        if (!custom.isEmpty()) {
            row.put(AttributeName.CUSTOM, new JsonValue.JsonObject(custom));
        }
        if (!organizations.isEmpty()) {
            Map<String, JsonValue> byId = new LinkedHashMap<>();
            organizations.forEach((id, values) -> byId.put(id, new JsonValue.JsonObject(values)));
            row.put("organizations", new JsonValue.JsonObject(byId));
        }
        return new JsonValue.JsonObject(row);
    }
}
