package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/** A reader of the body of {@code POST /v1/jobs}. */
final class JobRequest {
    private final Limits limits;
    private final ProblemCollector problems = new ProblemCollector();

    private JobRequest(Limits limits) {
        this.limits = limits;
    }

    static Validated<Command> read(JsonValue json, Limits limits) {
        JobRequest request = new JobRequest(limits);
        return JsonObjectReader.of(json, JsonPointer.ROOT, request.problems)
                .map(request::read)
                .orElseGet(() -> new Validated.Invalid<>(request.problems.problems()));
    }

    private Validated<Command> read(JsonObjectReader members) {
        Optional<Selection> selection = SelectionRequest.read(members, problems);
        List<Assignment> changes = ChangesReader.read(members, limits, problems);
        JobOptions options = new JobOptionsRequest(members, limits, problems).all();
        members.rejectUnknown();
        return problems.validate(() -> new Command(selection.orElseThrow(), new Change.Assignments(changes), options));
    }
}
