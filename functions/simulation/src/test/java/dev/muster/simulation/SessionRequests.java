package dev.muster.simulation;

import dev.muster.core.job.Command;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random jobs over few people, so that one job lies above the other: attributes, unique values and memberships. */
final class SessionRequests {
    static final List<String> CUSTOM_IDS = List.of("DE", "FR", "IT");
    private static final List<String> PLACES = List.of("DE", "FR", "IT", "PE");
    /** Enough people for two batches. */
    private static final List<String> PEOPLE = SimulatedWorld.PEOPLE.subList(0, 110);

    private final ScheduleChoices choices;
    /** Whether every job writes the same registers. */
    private final boolean isNarrow;

    private int commands;

    SessionRequests(ScheduleChoices choices) {
        this.choices = choices;
        this.isNarrow = choices.next(3) == 0;
    }

    Command command() {
        if (isNarrow) {
            Value next = Value.of(PLACES.get(commands++ % PLACES.size()));
            return new Command(
                    Selection.Ids.of(PEOPLE.subList(0, 3)),
                    new Change.Assignments(List.of(new Assignment(SimulatedWorld.COUNTRY, next))));
        }
        return switch (choices.next(7)) {
            case 0, 1 -> membership();
            case 2 -> deletion();
            default -> attributes();
        };
    }

    private Command deletion() {
        Selection selection = choices.next(4) == 0 ? Selection.Ids.of(List.of(one(Cast.IDS))) : selection();
        return new Command(selection, new Change.Assignments(List.of(Assignment.deletion())));
    }

    private Command attributes() {
        List<Assignment> assignments = new ArrayList<>();
        if (choices.next(3) > 0) {
            assignments.add(new Assignment(SimulatedWorld.COUNTRY, place()));
        }
        if (choices.next(3) == 0) {
            assignments.add(new Assignment(SimulatedWorld.CUSTOM_ID, uniqueValue()));
        }
        if (assignments.isEmpty() || choices.next(3) == 0) {
            assignments.add(new Assignment(SimulatedWorld.CITY, place()));
        }
        return new Command(selection(), new Change.Assignments(assignments));
    }

    private Selection selection() {
        if (choices.next(12) == 0) {
            return new Selection.Filtered(
                    new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, place()),
                    Optional.empty());
        }
        boolean isLarge = choices.next(8) == 0;
        int from = choices.next(isLarge ? 5 : 20);
        int many = isLarge ? 101 : 1 + choices.next(20);
        return Selection.Ids.of(PEOPLE.subList(from, from + many));
    }

    private Command membership() {
        String organization = one(Cast.ORGANIZATIONS);
        Assignment assignment = switch (choices.next(4)) {
            case 0 -> new Assignment(Path.removed(organization), Value.of(true));
            case 1 -> new Assignment(Path.archived(organization), Value.of(choices.next(2) == 0));
            case 2 -> new Assignment(Path.assigned(organization, one(Cast.IDS)), Value.of(choices.next(3) > 0));
            default -> new Assignment(Path.permission(organization), Value.of(one(List.of("1", "2", "3", "4"))));
        };
        return new Command(Selection.Ids.of(Cast.IDS), new Change.Assignments(List.of(assignment)));
    }

    private Value place() {
        return choices.next(5) == 0 ? Value.NOTHING : Value.of(one(PLACES));
    }

    private Value uniqueValue() {
        return choices.next(4) == 0 ? Value.NOTHING : Value.of(one(CUSTOM_IDS));
    }

    private <T> T one(List<T> all) {
        return all.get(choices.next(all.size()));
    }
}
