package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.Team;
import java.util.Comparator;

/** {@code GET /v2/TeamManagement.svc/Retrieve}: the teams that users can join. */
final class ListTeams {
    private ListTeams() {}

    static Validated<ApiResponse> respond(AuthenticatedRequest call) {
        JsonValue teams = JsonValue.array(call.engine().readTeams().of(call.tenant()).stream()
                .sorted(Comparator.comparing(Team::id))
                .map(team ->
                        JsonValue.object(JsonValue.member("TeamId", team.id()), JsonValue.member("Name", team.name())))
                .toList());
        return Validated.valid(ApiResponse.of(
                200, UpdateUsers.JSON, JsonWriter.write(JsonValue.object(JsonValue.member("Teams", teams)))));
    }
}
