package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Row;
import java.util.Optional;

/** Reads one row of an import: {@code {"id", "attributes": {…}, "organizations": {"3": {…}}}}. */
final class RowReader {
    private final Limits limits;

    RowReader(Limits limits) {
        this.limits = limits;
    }

    ReadRow read(int number, Json json) {
        Findings findings = new Findings();
        Optional<Members> members = Members.of(json, JsonPointer.ROOT, findings);
        Optional<String> id = members.flatMap(row -> id(row, findings));
        Optional<Row> row = members.map(all -> row(number, id.orElse(""), all, findings));
        return findings.isEmpty()
                ? new ReadRow.Good(row.orElseThrow())
                : ReadRow.bad(number, id.orElse(""), findings.problems());
    }

    private static Optional<String> id(Members row, Findings findings) {
        Optional<Json> id = row.any("id");
        if (id.isEmpty()) {
            findings.invalid("/id", "is missing");
        }
        return id.flatMap(json -> Identifiers.read(json, row.at("id"), findings));
    }

    private Row row(int number, String id, Members members, Findings findings) {
        Holdings holdings = new Holdings(limits, findings);
        Row row = new Row(
                number,
                id,
                members.object("attributes").map(holdings::attributes),
                members.object("organizations").map(holdings::organizations));
        members.refuseOthers();
        return row;
    }
}
