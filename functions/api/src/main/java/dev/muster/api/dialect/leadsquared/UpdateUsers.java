package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.MediaType;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Outcome;

/** {@code POST /v2/UserManagement.svc/User/Bulk/Update}: puts all users the conditions mean into a team. */
final class UpdateUsers {
    static final String JSON = "application/json";

    private final Access access;
    private final Submission submission;
    private final JsonReader reader;

    UpdateUsers(Ports ports, Limits limits) {
        this.access = ports.access();
        this.submission = new Submission(ports, limits);
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Checked<Response> answer(Call call) {
        return isJson(call.request())
                .then(yes -> reader.read(call.request().body().bytes()))
                .then(UpdateRequest::read)
                .then(update -> inTeam(call.tenant(), update))
                .then(update -> submission.submit(call, update.command(), Submission.PATIENCE))
                .map(UpdateUsers::response);
    }

    /** Unlike elsewhere, a request must say so: the seed asks its readers to make sure of it. */
    private static Checked<MediaType> isJson(Request request) {
        return request.header("content-type")
                .flatMap(MediaType::parse)
                .filter(type -> type.name().equals(JSON) && type.isUtf8())
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(
                        Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be set to \"application/json\", in UTF-8"));
    }

    private Checked<UpdateRequest> inTeam(Tenant tenant, UpdateRequest update) {
        return access.teams(tenant).stream().anyMatch(team -> team.id().equals(update.team()))
                ? Checked.good(update)
                : Checked.refused(new Problem(
                        Problem.Kind.INVALID,
                        "is not the id of a team; GET /v2/TeamManagement.svc/Retrieve lists them",
                        "/" + UpdateRequest.VALUE));
    }

    private static Response response(Submission.Result result) {
        Response response = switch (result) {
            case Submission.Result.Done done -> document(200, "Success", done.standing(), isWhole(done.standing()));
            case Submission.Result.Accepted accepted -> document(202, "Accepted", accepted.standing(), false);
        };
        return result.announce(response);
    }

    private static Response document(int status, String word, Standing standing, boolean isSuccessful) {
        return Response.of(
                status,
                JSON,
                JsonWriter.write(Json.object(
                        Json.member("Status", word),
                        Json.member(
                                "Message",
                                Json.object(
                                        Json.member("AffectedRows", Json.of(standing.selected())),
                                        Json.member("IsSuccessful", Json.of(isSuccessful)))))));
    }

    private static boolean isWhole(Standing standing) {
        return standing.totals().of(Outcome.FAILED) == 0 && standing.totals().of(Outcome.SKIPPED) == 0;
    }
}
