package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Command;
import dev.muster.core.person.Attributes;
import dev.muster.core.person.Change;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.Optional;

/**
 * The body of {@code POST /v2/UserManagement.svc/User/Bulk/Update}, as far as it can be understood by itself.
 *
 * @param users whom it means
 * @param team the id of the team they are to be in; whether there is one is not known here
 */
public record UpdateRequest(Filter users, String team) {
    static final String VALUE = "Value";
    private static final String ATTRIBUTE = "Attribute";
    private static final String TEAM_ID = "TeamId";

    public static Checked<UpdateRequest> read(Json json) {
        Findings findings = new Findings();
        return Members.of(json, JsonPointer.ROOT, findings)
                .map(members -> read(members, findings))
                .orElseGet(() -> new Checked.Refused<>(findings.problems()));
    }

    private static Checked<UpdateRequest> read(Members members, Findings findings) {
        Filter users = Conditions.read(members, findings);
        Optional<String> attribute = Required.text(members, ATTRIBUTE, findings);
        if (attribute.isPresent() && !attribute.get().equals(TEAM_ID)) {
            findings.invalid(members.at(ATTRIBUTE).text(), "must be TeamId: no other attribute can be updated in bulk");
        }
        Optional<String> team = team(members, findings);
        members.refuseOthers();
        return findings.unlessAny(() -> new UpdateRequest(users, team.orElseThrow()));
    }

    /** Any text, or a whole number: whether it is a team's id only the list of teams can say. */
    private static Optional<String> team(Members members, Findings findings) {
        Optional<Json> given = members.any(VALUE);
        Optional<String> team = given.flatMap(Identifiers::text);
        if (Required.isBlank(given)) {
            findings.invalid(members.at(VALUE).text(), Required.MISSING);
        } else if (team.isEmpty()) {
            findings.invalid(members.at(VALUE).text(), "must be the id of a team");
        }
        return team;
    }

    /** What it asks for. */
    public Command command() {
        return new Command(
                new Selection.Filtered(users, Optional.empty()),
                new Change.Assignments(Attributes.set("team_id", Value.of(team))));
    }
}
