package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.MediaType;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Outcome;

/** {@code POST /v2/UserManagement.svc/User/Bulk/Update}: puts all users the conditions mean into a team. */
final class UpdateUsers {
    static final String JSON = "application/json";

    private final JobSubmission jobSubmission;
    private final JsonReader reader;

    UpdateUsers(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Validated<ApiResponse> answer(AuthenticatedRequest call) {
        return isJson(call.request())
                .flatMap(_ -> reader.read(call.request().body().bytes()))
                .flatMap(UpdateRequest::read)
                .flatMap(update -> inTeam(call, update))
                .flatMap(update -> jobSubmission.submit(call, update.command(), JobSubmission.PATIENCE))
                .map(UpdateUsers::response);
    }

    /** Unlike elsewhere, a request must say so: the seed asks its readers to make sure of it. */
    private static Validated<MediaType> isJson(ApiRequest request) {
        return request.header("content-type")
                .flatMap(MediaType::parse)
                .filter(type -> type.name().equals(JSON) && type.isUtf8())
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be set to \"application/json\", in UTF-8"));
    }

    private static Validated<UpdateRequest> inTeam(AuthenticatedRequest call, UpdateRequest update) {
        return call.engine().readTeams().of(call.tenant()).stream()
                        .anyMatch(team -> team.id().equals(update.team()))
                ? Validated.valid(update)
                : Validated.invalid(new Problem(
                        Problem.Kind.INVALID,
                        "is not the id of a team; GET /v2/TeamManagement.svc/Retrieve lists them",
                        "/" + UpdateRequest.VALUE));
    }

    private static ApiResponse response(JobSubmission.Result result) {
        ApiResponse response = switch (result) {
            case JobSubmission.Result.Done done -> document(200, "Success", done.standing(), isWhole(done.standing()));
            case JobSubmission.Result.Accepted accepted -> document(202, "Accepted", accepted.standing(), false);
        };
        return result.addHeaders(response);
    }

    private static ApiResponse document(int status, String word, JobStatus standing, boolean isSuccessful) {
        return ApiResponse.of(
                status,
                JSON,
                JsonWriter.write(JsonValue.object(
                        JsonValue.member("Status", word),
                        JsonValue.member(
                                "Message",
                                JsonValue.object(
                                        JsonValue.member("AffectedRows", JsonValue.of(standing.selected())),
                                        JsonValue.member("IsSuccessful", JsonValue.of(isSuccessful)))))));
    }

    private static boolean isWhole(JobStatus standing) {
        return standing.totals().of(Outcome.FAILED) == 0 && standing.totals().of(Outcome.SKIPPED) == 0;
    }
}
