package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Command;
import dev.muster.core.person.Change;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /v2/UserManagement.svc/User/Bulk/Update}, before its team is looked up.
 *
 * @param users the filter that selects the users
 * @param team the id of their new team, which may be unknown
 */
public record UpdateRequest(Filter users, String team) {
    static final String VALUE = "Value";
    private static final String ATTRIBUTE = "Attribute";
    private static final String TEAM_ID = "TeamId";

    public static Validated<UpdateRequest> read(JsonValue json) {
        ProblemCollector problems = new ProblemCollector();
        return JsonObjectReader.of(json, JsonPointer.ROOT, problems)
                .map(members -> read(members, problems))
                .orElseGet(() -> new Validated.Invalid<>(problems.problems()));
    }

    private static Validated<UpdateRequest> read(JsonObjectReader members, ProblemCollector problems) {
        Filter users = ConditionGroups.read(members, problems);
        Optional<String> attribute = RequiredMembers.text(members, ATTRIBUTE, problems);
        if (attribute.isPresent() && !attribute.get().equals(TEAM_ID)) {
            problems.invalid(
                    members.at(ATTRIBUTE).text(),
                    "must be TeamId, not %s: no other attribute can be updated in bulk"
                            .formatted(Quotation.of(attribute.get())));
        }
        Optional<String> team = team(members, problems);
        members.rejectUnknown();
        return problems.validate(() -> new UpdateRequest(users, team.orElseThrow()));
    }

    /** Reads any text or whole number; the list of teams decides whether it is the id of a team. */
    private static Optional<String> team(JsonObjectReader members, ProblemCollector problems) {
        Optional<JsonValue> given = members.any(VALUE);
        Optional<String> team = given.flatMap(IdReader::text);
        if (RequiredMembers.isBlank(given)) {
            problems.invalid(members.at(VALUE).text(), RequiredMembers.MISSING);
        } else if (team.isEmpty()) {
            problems.invalid(members.at(VALUE).text(), "must be the id of a team");
        }
        return team;
    }

    /** Returns the command of this request. */
    public Command command() {
        return new Command(
                new Selection.Filtered(users, Optional.empty()),
                new Change.Assignments(List.of(SharedAttributes.set("team_id", Value.of(team)))));
    }
}
