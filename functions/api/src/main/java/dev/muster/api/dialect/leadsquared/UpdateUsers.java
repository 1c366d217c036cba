package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.MediaType;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Quotation;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Outcome;

/** {@code POST /v2/UserManagement.svc/User/Bulk/Update}: moves all users that match the conditions into a team. */
final class UpdateUsers {
    static final String JSON = "application/json";

    private final JobSubmission jobSubmission;
    private final JsonReader reader;

    UpdateUsers(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return requireJson(call.request())
                .flatMap(_ -> reader.read(call.request().body().bytes()))
                .flatMap(UpdateRequest::read)
                .flatMap(update -> requireTeam(call, update))
                .flatMap(update -> jobSubmission.submit(call, update.command(), JobSubmission.DEFAULT_MAX_WAIT))
                .map(UpdateUsers::response);
    }

    /** Requires a Content-Type, as the original API does. */
    private static Validated<MediaType> requireJson(ApiRequest request) {
        return request.header("content-type")
                .flatMap(MediaType::parse)
                .filter(type -> type.name().equals(JSON) && type.isUtf8())
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be set to \"application/json\", in UTF-8"));
    }

    private static Validated<UpdateRequest> requireTeam(AuthenticatedRequest call, UpdateRequest update) {
        return call.engine().readTeams().of(call.tenant()).stream()
                        .anyMatch(team -> team.id().equals(update.team()))
                ? Validated.valid(update)
                : Validated.invalid(new ApiProblem(
                        ApiProblem.Kind.INVALID,
                        "is not the id of a team: %s; GET /v2/TeamManagement.svc/Retrieve lists them"
                                .formatted(Quotation.of(update.team())),
                        "/" + UpdateRequest.VALUE));
    }

    private static ApiResponse response(JobSubmission.Result result) {
        ApiResponse response = switch (result) {
            case JobSubmission.Result.Done done -> document(200, "Success", done.status(), isComplete(done.status()));
            case JobSubmission.Result.Accepted accepted -> document(202, "Accepted", accepted.status(), false);
        };
        return result.addHeaders(response);
    }

    private static ApiResponse document(int httpStatus, String text, JobStatus status, boolean isSuccessful) {
        return ApiResponse.of(
                httpStatus,
                JSON,
                JsonWriter.write(JsonValue.object(
                        JsonValue.member("Status", text),
                        JsonValue.member(
                                "Message",
                                JsonValue.object(
                                        JsonValue.member("AffectedRows", JsonValue.of(status.selected())),
                                        JsonValue.member("IsSuccessful", JsonValue.of(isSuccessful)))))));
    }

    private static boolean isComplete(JobStatus status) {
        return status.totals().of(Outcome.FAILED) == 0 && status.totals().of(Outcome.SKIPPED) == 0;
    }
}
