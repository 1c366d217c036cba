package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the body of {@code POST /v1/jobs}. */
final class JobRequest {
    private final Limits limits;
    private final Findings findings = new Findings();

    private JobRequest(Limits limits) {
        this.limits = limits;
    }

    static Checked<Command> read(Json json, Limits limits) {
        JobRequest request = new JobRequest(limits);
        return Members.of(json, JsonPointer.ROOT, request.findings)
                .map(request::read)
                .orElseGet(() -> new Checked.Refused<>(request.findings.problems()));
    }

    private Checked<Command> read(Members members) {
        List<String> ids = selected(members);
        List<Assignment> changes = changes(members);
        boolean dryRun = members.flag("dryRun").orElse(false);
        OptionalLong maxAffected = members.whole("maxAffected");
        String note = note(members);
        refuseHold(members);
        members.refuseOthers();
        return findings.unlessAny(() -> new Command(
                Selection.Ids.of(ids),
                new Change.Assignments(changes),
                new Terms(dryRun, false, maxAffected, Limits.RETENTION, note)));
    }

    private List<String> selected(Members members) {
        if (!members.has("select")) {
            findings.invalid("/select", "is missing: nobody is selected");
        }
        return members.object("select").map(this::ids).orElse(List.of());
    }

    private List<String> ids(Members select) {
        if (select.has("filter")) {
            select.any("filter");
            select.any("organization");
            findings.invalid(select.at("filter").text(), "selecting by filter is not served yet; name people in ids");
            return List.of();
        }
        List<Json> elements = select.elements("ids", "nobody is selected");
        select.refuseOthers();
        return Identifiers.readAll(elements, select.at("ids"), findings);
    }

    private List<Assignment> changes(Members members) {
        List<Json> elements = members.elements("changes", "there is nothing to change");
        if (elements.size() > limits.changes()) {
            findings.tooLarge(
                    "/changes", "has %d elements; the limit is %d".formatted(elements.size(), limits.changes()));
            return List.of();
        }
        List<Assignment> changes = new ArrayList<>();
        for (int place = 0; place < elements.size(); place++) {
            JsonPointer at = new JsonPointer("/changes").child(place);
            changes.addAll(ChangeRequest.read(elements.get(place), at, limits, findings));
        }
        return changes;
    }

    /** A note may be null, as it is in the job's document. */
    private String note(Members members) {
        String note = members.any("note")
                        .filter(json -> !json.equals(Json.JsonNull.NULL))
                        .isPresent()
                ? members.string("note").orElse("")
                : "";
        long bytes = Value.bytes(note);
        if (bytes > limits.noteBytes()) {
            findings.invalid("/note", "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.noteBytes()));
        }
        return note;
    }

    private void refuseHold(Members members) {
        if (members.flag("hold").orElse(false)) {
            findings.invalid("/hold", "holding a job back is not served yet; leave it out or say false");
        }
    }
}
