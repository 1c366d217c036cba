package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ImportRow;
import java.util.Map;
import java.util.Optional;

/** A reader of one row of an import: {@code {"id", "attributes": {…}, "custom": {…}, "organizations": {"3":
 * {…}}}}. */
final class RowReader {
    private final Limits limits;

    RowReader(Limits limits) {
        this.limits = limits;
    }

    ReadRow read(int number, JsonValue json) {
        ProblemCollector problems = new ProblemCollector();
        Optional<JsonObjectReader> members = JsonObjectReader.of(json, JsonPointer.ROOT, problems);
        Optional<String> id = members.flatMap(row -> id(row, problems));
        Optional<ImportRow> row = members.map(all -> row(number, id.orElse(""), all, problems));
        return problems.isEmpty()
                ? new ReadRow.Valid(row.orElseThrow())
                : ReadRow.invalid(number, id.orElse(""), problems.problems());
    }

    private static Optional<String> id(JsonObjectReader row, ProblemCollector problems) {
        Optional<JsonValue> id = row.any("id");
        if (id.isEmpty()) {
            problems.invalid("/id", "is missing");
        }
        return id.flatMap(json -> IdReader.read(json, row.at("id"), problems));
    }

    private ImportRow row(int number, String id, JsonObjectReader members, ProblemCollector problems) {
        PersonBody personBody = new PersonBody(limits, problems);
        ImportRow row = new ImportRow(
                number,
                id,
                members.object("attributes").map(personBody::attributes),
                members.object(AttributeName.CUSTOM).map(personBody::custom).orElse(Map.of()),
                members.object("organizations").map(personBody::organizations));
        members.rejectUnknown();
        return row;
    }
}
