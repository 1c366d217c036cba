package dev.muster.api.dialect.muster;

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
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

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
        Optional<Selection> selection = SelectionRequest.read(members, findings);
        List<Assignment> changes = Changes.read(members, limits, findings);
        Terms terms = new TermsRequest(members, limits, findings).all();
        members.refuseOthers();
        return findings.unlessAny(() -> new Command(selection.orElseThrow(), new Change.Assignments(changes), terms));
    }
}
