package dev.muster.api.dialect.muster;

import dev.muster.api.csv.CsvWriter;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.file.FirstCell;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowNumber;
import dev.muster.core.flow.job.Results;
import dev.muster.core.person.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of results: one line for each person; changed ones have their values before and after the job. */
enum ResultForm {
    NDJSON("application/x-ndjson", ""),
    CSV("text/csv", "; charset=utf-8; header=present");

    private final String name;
    private final String parameters;

    ResultForm(String name, String parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    static List<String> names() {
        return Stream.of(values()).map(format -> format.name).toList();
    }

    static ResultForm of(String name) {
        return Stream.of(values())
                .filter(format -> format.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    String mediaType() {
        return name + parameters;
    }

    /** Returns the text before the first line of a page. */
    String header() {
        return switch (this) {
            case NDJSON -> "";
            case CSV -> CsvWriter.row(List.of("id", "outcome", "reason", "changes"));
        };
    }

    /**
     * Returns the line of a result.
     *
     * @param showsKeys whether the line may show the e-mail address or custom id of its row
     */
    String line(Results.Line line, boolean showsKeys) {
        return switch (this) {
            case NDJSON -> json(line, showsKeys);
            case CSV ->
                CsvWriter.row(List.of(
                        FirstCell.guard(id(line).orElse("")),
                        line.code(),
                        line.reason(),
                        line.changes().isEmpty() ? "" : JsonWriter.write(changes(line))));
        };
    }

    private static String json(Results.Line line, boolean showsKeys) {
        List<Member> members = new ArrayList<>();
        line.row().ifPresent(row -> addNumber(row.number(), members));
        id(line).ifPresent(id -> members.add(JsonValue.member("id", id)));
        line.row().filter(_ -> showsKeys).ifPresent(row -> addKey(row, members));
        members.add(JsonValue.member("outcome", line.code()));
        members.add(JsonValue.member("reason", line.reason()));
        if (line.isChanged()) {
            members.add(JsonValue.member("changes", changes(line)));
        }
        return JsonWriter.write(JsonValue.object(members)) + "\n";
    }

    /** Returns the id of the person; of a rejected row, the id in its cell; empty if the row has none. */
    private static Optional<String> id(Results.Line line) {
        return line.id().isEmpty() ? line.row().flatMap(RowEntry::namedId) : Optional.of(line.id());
    }

    private static JsonValue changes(Results.Line line) {
        return line.changes().isEmpty()
                ? JsonValue.JsonNull.NULL
                : JsonValue.object(
                        line.changes().stream().map(ResultForm::change).toList());
    }

    private static Member change(ValueChange difference) {
        return JsonValue.member(
                difference.path().text(),
                JsonValue.object(
                        JsonValue.member("before", ScalarValues.write(difference.before())),
                        JsonValue.member("after", ScalarValues.write(difference.after()))));
    }

    /** Adds the address or custom id by which the row names its person. */
    private static void addKey(RowEntry row, List<Member> members) {
        if (row.match() != MatchKey.ID && !row.row().key().isBlank()) {
            members.add(JsonValue.member(row.match().code(), row.row().key()));
        }
    }

    private static void addNumber(RowNumber number, List<Member> members) {
        if (number.part() > 0) {
            members.add(new Member("part", JsonValue.of(number.part())));
        }
        members.add(new Member("row", JsonValue.of(number.row())));
    }
}
