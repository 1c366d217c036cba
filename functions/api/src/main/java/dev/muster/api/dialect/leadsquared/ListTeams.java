package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.Team;
import dev.muster.core.time.Time;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** {@code GET /v2/TeamManagement.svc/Retrieve}: the teams that users can join, as the original API documents them. */
final class ListTeams {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Time time;

    ListTeams(Time time) {
        this.time = time;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        boolean isHierarchical =
                call.request().query().all("getHierarchical").stream().anyMatch("true"::equalsIgnoreCase);
        List<Team> teams = call.engine().readTeams().of(call.tenant()).stream()
                .sorted(Comparator.comparing(Team::id))
                .toList();
        JsonValue document = JsonValue.object(
                JsonValue.member("FetchedOn", TIME.format(time.now())),
                JsonValue.member("RecordCount", JsonValue.of(teams.size())),
                JsonValue.member(
                        "Teams",
                        JsonValue.array(IntStream.range(0, teams.size())
                                .mapToObj(index -> team(teams.get(index), index, isHierarchical))
                                .toList())));
        return Validated.valid(ApiResponse.of(200, UpdateUsers.JSON, JsonWriter.write(document)));
    }

    /** Returns a team. Teams have no parents, templates, calendars or views here, so these members are empty. */
    private static JsonValue team(Team team, int sequence, boolean isHierarchical) {
        List<Member> members = new ArrayList<>(List.of(
                JsonValue.member("TeamId", team.id()),
                JsonValue.member("Code", JsonValue.of(TeamCode.of(team.id()))),
                JsonValue.member("Name", team.name()),
                JsonValue.member("Description", ""),
                JsonValue.member("Sequence", JsonValue.of(sequence)),
                none("ParentId"),
                zero("ParentCode"),
                none("ParentName"),
                none("ModifiedBy"),
                none("ModifiedByName"),
                none("ModifiedOn")));
        members.addAll(List.of(
                none("WorkDayTemplateId"),
                zero("WorkdayTemplateCode"),
                none("WorkDayTemplateName"),
                off("IsWorkDayTemplateOverridden"),
                none("HolidayCalendarId"),
                zero("HolidayCalendarCode"),
                none("HolidayCalendarName"),
                off("IsHolidayCalendarOverridden"),
                zero("Depth")));
        members.addAll(List.of(
                none("SmartViewId"),
                zero("SmartViewCode"),
                none("SmartViewName"),
                off("IsSmartViewOverridden"),
                none("ReplaceUserSmartView"),
                off("IsReplaceUserSmartViewOverridden")));
        if (isHierarchical) {
            members.add(JsonValue.member("ChildTeams", JsonValue.array(List.of())));
        }
        return JsonValue.object(members);
    }

    private static Member none(String name) {
        return JsonValue.member(name, JsonValue.JsonNull.NULL);
    }

    private static Member zero(String name) {
        return JsonValue.member(name, JsonValue.of(0));
    }

    private static Member off(String name) {
        return JsonValue.member(name, JsonValue.of(false));
    }
}
