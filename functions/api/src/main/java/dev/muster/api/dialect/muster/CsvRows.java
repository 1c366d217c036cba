package dev.muster.api.dialect.muster;

import dev.muster.api.csv.CsvReader;
import dev.muster.api.http.Body;
import dev.muster.api.json.Characters;
import dev.muster.api.json.Json;
import dev.muster.api.json.Utf8;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rows written as CSV under a line of headings. A blank cell is not set; a person of whom no cell of the
 * attributes, or of the organizations, is set keeps what it has there. The members of a set are parted by semicolons.
 */
final class CsvRows {
    private static final String FORM =
            "headings are id, attribute names, and organizations.<organization>.<attribute>, each once";

    private final int most;
    private final RowReader rows;

    CsvRows(Limits limits, RowReader rows) {
        this.most = limits.importRows();
        this.rows = rows;
    }

    Checked<List<ReadRow>> read(Body body) {
        Table table = new Table();
        return Utf8.decodeUnmarked(body.bytes())
                .then(text -> CsvReader.read(text, most, table::take))
                .map(lines -> table.read.all());
    }

    /** The line of headings, once it has come, and the rows below it. */
    private final class Table {
        private final ReadRows read = new ReadRows(most);
        private List<CsvColumn> columns = List.of();

        Optional<Problem> take(List<String> cells) {
            if (!columns.isEmpty()) {
                return read.add(row(read.all().size() + 1, columns, cells));
            }
            return switch (columns(cells)) {
                case Checked.Good<List<CsvColumn>>(List<CsvColumn> found) -> {
                    columns = found;
                    yield Optional.empty();
                }
                case Checked.Refused<List<CsvColumn>>(List<Problem> problems) -> Optional.of(problems.getFirst());
            };
        }
    }

    private static Checked<List<CsvColumn>> columns(List<String> headings) {
        List<CsvColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String heading : headings) {
            Optional<CsvColumn> column = CsvColumn.of(heading);
            if (column.isEmpty() || !seen.add(heading)) {
                String trouble = column.isEmpty() ? "is not known" : "comes twice";
                return Checked.refused(
                        Problem.Kind.INVALID,
                        "the heading of column %d %s: %s".formatted(columns.size() + 1, trouble, FORM));
            }
            columns.add(column.get());
        }
        return seen.contains("id")
                ? Checked.good(columns)
                : Checked.refused(Problem.Kind.INVALID, "there is no column headed id");
    }

    private ReadRow row(int number, List<CsvColumn> columns, List<String> cells) {
        Optional<String> trouble = cells.size() == columns.size()
                ? cells.stream()
                        .flatMap(cell -> Characters.refused(cell).stream())
                        .findFirst()
                        .map(what -> "a cell holds " + what)
                : Optional.of("has %d cells where the header has %d".formatted(cells.size(), columns.size()));
        return trouble.isEmpty()
                ? rows.read(number, json(columns, cells))
                : ReadRow.bad(number, "", List.of(new Problem(Problem.Kind.INVALID, trouble.get())));
    }

    /** The row as JSON would have it, so that both forms are read by the same rules. */
    private static Json json(List<CsvColumn> columns, List<String> cells) {
        Map<String, Json> row = new LinkedHashMap<>();
        Map<String, Json> attributes = new LinkedHashMap<>();
        Map<String, Map<String, Json>> organizations = new LinkedHashMap<>();
        for (int place = 0; place < cells.size(); place++) {
            String cell = cells.get(place);
            if (!cell.isEmpty()) {
                switch (columns.get(place)) {
                    case CsvColumn.Id id -> row.put("id", Json.of(cell));
                    case CsvColumn.Attribute(String name) -> attributes.put(name, Json.of(cell));
                    case CsvColumn.Membership membership ->
                        organizations
                                .computeIfAbsent(membership.organization(), none -> new LinkedHashMap<>())
                                .put(membership.name(), membership.json(cell));
                }
            }
        }
        if (!attributes.isEmpty()) {
            row.put("attributes", new Json.JsonObject(attributes));
        }
        if (!organizations.isEmpty()) {
            Map<String, Json> byId = new LinkedHashMap<>();
            organizations.forEach((id, held) -> byId.put(id, new Json.JsonObject(held)));
            row.put("organizations", new Json.JsonObject(byId));
        }
        return new Json.JsonObject(row);
    }
}
