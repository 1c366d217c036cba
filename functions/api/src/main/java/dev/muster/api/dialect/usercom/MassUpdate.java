package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PUT /api/public/users/mass_update_standard_attributes/} and its three variants: sets one attribute of many
 * people. Unknown people are skipped, with the outcome {@code not_found} in the job's results.
 */
final class MassUpdate {
    private final JobSubmission jobSubmission;
    private final Limits limits;
    private final JsonReader reader;
    private final UserIdKind userIdKind;
    private final AttributeKind attributeKind;

    MassUpdate(Limits limits, UserIdKind userIdKind, AttributeKind attributeKind) {
        this.jobSubmission = new JobSubmission(limits);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
        this.userIdKind = userIdKind;
        this.attributeKind = attributeKind;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return ContentType.of(call.request(), List.of("application/json"))
                .flatMap(_ -> reader.read(call.request().body().bytes()))
                .flatMap(json -> MassUpdateRequest.read(json, userIdKind, attributeKind, limits))
                .flatMap(request -> submit(call, request));
    }

    private Validated<ApiResponse> submit(AuthenticatedRequest call, MassUpdateRequest request) {
        Selection.Ids selected = Selection.Ids.of(userIdKind.people(request.ids(), call));
        Command command =
                new Command(selected, new Change.Assignments(request.update().assignments()));
        return request.update()
                .unique()
                .map(unique -> checkUnique(call, selected, unique))
                .orElseGet(() -> Validated.valid(selected))
                .flatMap(_ -> jobSubmission.submit(call, command, JobSubmission.DEFAULT_MAX_WAIT))
                .flatMap(result -> response(call, request.update(), result));
    }

    private Validated<Selection.Ids> checkUnique(
            AuthenticatedRequest call, Selection.Ids selected, UniqueValue unique) {
        if (selected.ids().size() > 1) {
            return UpdateField.IDS.rejected(
                    "Only one user can have this %s.".formatted(unique.kind().code()));
        }
        String only = selected.ids().getFirst();
        String holder = call.engine()
                .findPeople()
                .holders(call.tenant(), Set.of(unique))
                .getOrDefault(unique, only);
        return holder.equals(only)
                ? Validated.valid(selected)
                : UpdateField.VALUE.rejected(
                        "Another user has this %s.".formatted(unique.kind().code()));
    }

    private Validated<ApiResponse> response(AuthenticatedRequest call, UserUpdate update, JobSubmission.Result result) {
        return switch (result) {
            case JobSubmission.Result.Accepted accepted ->
                Validated.valid(accepted.addHeaders(status(202, "accepted")));
            case JobSubmission.Result.Done done -> ended(call, update, done).map(done::addHeaders);
        };
    }

    private Validated<ApiResponse> ended(AuthenticatedRequest call, UserUpdate update, JobSubmission.Result.Done done) {
        Totals totals = done.status().totals();
        if (totals.of(Outcome.FAILED) + totals.of(Outcome.SKIPPED) > 0) {
            return Validated.invalid(
                    ApiProblem.Kind.INTERNAL, "some users are not updated; " + done.address() + "/results lists them");
        }
        // Another person may have received the value since it was looked up.
        return update.unique().isPresent() && totals.of(Outcome.REFUSED) > 0
                ? UpdateField.VALUE.rejected(reason(call, done))
                : Validated.valid(status(200, "ok"));
    }

    private String reason(AuthenticatedRequest call, JobSubmission.Result.Done done) {
        return call
                .engine()
                .results()
                .page(done.status().job(), Results.Position.FIRST, Optional.empty())
                .lines()
                .stream()
                .flatMap(line -> line.result().stream())
                .map(PersonResult::reason)
                .findFirst()
                .orElse("Another user has this.");
    }

    private static ApiResponse status(int status, String word) {
        return ApiResponse.of(status, "application/json", "{\"status\":\"" + word + "\"}");
    }
}
