package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Access;
import dev.muster.core.access.Team;
import java.util.Comparator;

/** {@code GET /v2/TeamManagement.svc/Retrieve}: the teams users can be put into. */
final class ListTeams {
    private final Access access;

    ListTeams(Access access) {
        this.access = access;
    }

    Checked<Response> answer(Call call) {
        Json teams = Json.array(access.teams(call.tenant()).stream()
                .sorted(Comparator.comparing(Team::id))
                .map(team -> Json.object(Json.member("TeamId", team.id()), Json.member("Name", team.name())))
                .toList());
        return Checked.good(
                Response.of(200, UpdateUsers.JSON, JsonWriter.write(Json.object(Json.member("Teams", teams)))));
    }
}
