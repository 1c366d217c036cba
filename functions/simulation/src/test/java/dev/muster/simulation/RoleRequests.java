package dev.muster.simulation;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import dev.muster.testing.flow.EngineFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Random requests that change, join, promote, demote and remove the people of the {@link Cast}. */
final class RoleRequests {
    private final ScheduleChoices choices;
    private int files;

    RoleRequests(ScheduleChoices choices) {
        this.choices = choices;
    }

    /**
     * Returns a request of this caller.
     *
     * @param jobs the ids of the tenant's newest jobs
     */
    RoleRequest next(String caller, List<String> jobs) {
        int kind = choices.next(jobs.isEmpty() ? 9 : 14);
        return switch (kind) {
            case 0 -> leave(caller);
            case 1 -> new RoleRequest.Update(person(), new Change.Assignments(List.of(assignment(organization()))));
            case 2 ->
                new RoleRequest.Update(
                        person(),
                        new Change.Assignments(
                                List.of(choices.next(3) == 0 ? Assignment.deletion() : assignment(organization()))));
            case 3 -> new RoleRequest.Update(person(), country());
            case 4, 5, 6 -> new RoleRequest.Merge(profile());
            case 8 -> file();
            case 7 -> new RoleRequest.Create(new Command(selection(), jobChange(), options()));
            case 9, 10 -> new RoleRequest.Act(RoleRequest.Verb.RELEASE, one(jobs));
            case 11, 12 -> new RoleRequest.Act(RoleRequest.Verb.UNDO, one(jobs));
            default -> new RoleRequest.Act(one(List.of(RoleRequest.Verb.CANCEL, RoleRequest.Verb.RETRY)), one(jobs));
        };
    }

    /** Returns a caller, most often the admin: without its promotions and joins, few others could do anything. */
    String caller() {
        return choices.next(3) == 0 ? Cast.IDS.getFirst() : one(Cast.IDS);
    }

    private String person() {
        return one(Cast.IDS);
    }

    /** Returns an organization, most often the one that most people are in. */
    private String organization() {
        return one(List.of("3", "3", "3", "42", "7"));
    }

    private <T> T one(List<T> all) {
        return all.get(choices.next(all.size()));
    }

    /** Returns a request by which the caller leaves all organizations that it was in at first. */
    private RoleRequest leave(String caller) {
        List<Assignment> removals = Cast.ORGANIZATIONS.stream()
                .filter(Cast.PERMISSIONS.get(caller)::containsKey)
                .map(RoleRequests::removal)
                .toList();
        return new RoleRequest.Update(caller, removals.isEmpty() ? country() : new Change.Assignments(removals));
    }

    private static Assignment removal(String organization) {
        return new Assignment(Path.removed(organization), Value.of(true));
    }

    private Assignment assignment(String organization) {
        return choices.next(3) == 0
                ? removal(organization)
                : new Assignment(Path.permission(organization), permission());
    }

    private Value permission() {
        return Value.of(one(List.of("1", "2", "3", "4")));
    }

    private Change.Assignments country() {
        return new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, land())));
    }

    private Value land() {
        return Value.of(one(List.of("DE", "FR", "IT")));
    }

    /** Returns one membership with any permission, or with none. */
    private Map<String, Map<String, Value>> memberships() {
        return Map.of(organization(), choices.next(3) == 0 ? Map.of() : Map.of("permission_id", permission()));
    }

    private Profile profile() {
        Map<String, Map<String, Value>> joins = choices.next(4) == 0 ? Map.of() : memberships();
        Map<String, Set<String>> contacts = choices.next(3) == 0 ? Map.of(organization(), Set.of(person())) : Map.of();
        String email = choices.next(6) == 0 ? "new@cast.example" : Cast.email(person());
        return new Profile(Map.of("country", land()), List.of(email), List.of(), List.of(), joins, contacts);
    }

    /** Returns a file of one or two rows. */
    private RoleRequest file() {
        MatchKey match = one(List.of(MatchKey.ID, MatchKey.ID, MatchKey.EMAIL));
        String digest = "content of roles " + files++;
        List<FileRow> rows = IntStream.rangeClosed(1, 1 + choices.next(2))
                .mapToObj(number -> row(match, digest, new RowNumber(0, number)))
                .toList();
        RowMode mode = one(List.of(RowMode.UPDATE, RowMode.UPSERT));
        return new RoleRequest.SendFile(
                new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty()),
                new FileContent(digest, rows));
    }

    private FileRow row(MatchKey match, String digest, RowNumber number) {
        String person = person();
        Assignment assignment = choices.next(3) == 0
                ? new Assignment(SimulatedWorld.COUNTRY, land())
                : new Assignment(Path.permission(organization()), permission());
        return new FileRow(
                number,
                match == MatchKey.ID ? person : Cast.email(person),
                FileContent.cells(digest, number),
                new RowChange(List.of(assignment), Map.of()),
                Optional.empty());
    }

    private Selection selection() {
        if (choices.next(24) == 0) {
            return new Selection.Filtered(
                    new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, land()),
                    Optional.of(organization()));
        }
        int from = choices.next(Cast.IDS.size());
        return Selection.Ids.of(Cast.IDS.subList(from, from + 1 + choices.next(Cast.IDS.size() - from)));
    }

    private Change.Assignments jobChange() {
        return switch (choices.next(7)) {
            case 0, 1, 2 -> country();
            case 3 -> new Change.Assignments(List.of(Assignment.deletion()));
            default -> new Change.Assignments(List.of(assignment(organization())));
        };
    }

    private JobOptions options() {
        int kind = choices.next(6);
        return EngineFixture.options(kind == 0, kind == 1 || kind == 2, OptionalLong.empty());
    }
}
