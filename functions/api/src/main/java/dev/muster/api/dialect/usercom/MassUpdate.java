package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Results;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Result;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Change;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.People;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PUT /api/public/users/mass_update_standard_attributes/} and its three like: sets one attribute of many people.
 * Whoever is not known is skipped, and stands as {@code not_found} in the job's results.
 */
final class MassUpdate {
    private final People people;
    private final Results results;
    private final Submission submission;
    private final Limits limits;
    private final JsonReader reader;
    private final Naming naming;
    private final Attribution attribution;

    MassUpdate(Ports ports, Limits limits, Naming naming, Attribution attribution) {
        this.people = ports.people();
        this.results = ports.results();
        this.submission = new Submission(ports, limits);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
        this.naming = naming;
        this.attribution = attribution;
    }

    Checked<Response> answer(Call call) {
        return ContentType.of(call.request(), List.of("application/json"))
                .then(type -> reader.read(call.request().body().bytes()))
                .then(json -> MassUpdateRequest.read(json, naming, attribution, limits))
                .then(request -> submit(call, request));
    }

    private Checked<Response> submit(Call call, MassUpdateRequest request) {
        Selection.Ids selected = Selection.Ids.of(naming.people(request.ids(), call.tenant(), people, call.deadline()));
        Command command =
                new Command(selected, new Change.Assignments(request.update().assignments()));
        return request.update()
                .unique()
                .map(unique -> checkUnique(call, selected, unique))
                .orElseGet(() -> Checked.good(selected))
                .then(checked -> submission.submit(call, command, Submission.PATIENCE))
                .then(result -> response(call, request.update(), result));
    }

    private Checked<Selection.Ids> checkUnique(Call call, Selection.Ids selected, Guard unique) {
        if (selected.ids().size() > 1) {
            return Field.IDS.refused(
                    "Only one user can have this %s.".formatted(unique.kind().word()));
        }
        String only = selected.ids().getFirst();
        String holder =
                people.holders(call.tenant(), Set.of(unique), call.deadline()).getOrDefault(unique, only);
        return holder.equals(only)
                ? Checked.good(selected)
                : Field.VALUE.refused(
                        "Another user has this %s.".formatted(unique.kind().word()));
    }

    private Checked<Response> response(Call call, Update update, Submission.Result result) {
        return switch (result) {
            case Submission.Result.Accepted accepted -> Checked.good(accepted.announce(status(202, "accepted")));
            case Submission.Result.Done done -> ended(call, update, done).map(done::announce);
        };
    }

    private Checked<Response> ended(Call call, Update update, Submission.Result.Done done) {
        Totals totals = done.standing().totals();
        if (totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) > 0) {
            return Checked.refused(
                    Problem.Kind.INTERNAL, "some users are not updated; " + done.address() + "/results tells which");
        }
        // Somebody else may have taken it since it was looked for.
        return update.unique().isPresent() && totals.of(Outcome.REFUSED) > 0
                ? Field.VALUE.refused(reason(call, done))
                : Checked.good(status(200, "ok"));
    }

    private String reason(Call call, Submission.Result.Done done) {
        return results
                .page(done.standing().job(), Results.Position.FIRST, Optional.empty(), call.deadline())
                .lines()
                .stream()
                .flatMap(line -> line.result().stream())
                .map(Result::reason)
                .findFirst()
                .orElse("Another user has this.");
    }

    private static Response status(int status, String word) {
        return Response.of(status, "application/json", "{\"status\":\"" + word + "\"}");
    }
}
