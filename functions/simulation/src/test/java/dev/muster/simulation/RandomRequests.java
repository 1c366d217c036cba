package dev.muster.simulation;

import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Random requests of clients, with few values and few people, so that they conflict. */
final class RandomRequests {
    /** Ids of people who do not exist at first. */
    static final List<String> NEWCOMERS = List.of("new0", "new1", "new2");

    /** So short that some held jobs are released, some are cancelled, and some meet the end of their hold. */
    private static final Duration HOLD = Duration.ofMinutes(3);

    private final ScheduleChoices choices;

    RandomRequests(ScheduleChoices choices) {
        this.choices = choices;
    }

    Command command() {
        return new Command(selection(), change(), options());
    }

    private Selection selection() {
        if (choices.next(4) == 0) {
            return new Selection.Filtered(
                    new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, country()),
                    Optional.empty());
        }
        int from = choices.next(SimulatedWorld.PEOPLE.size());
        int to = from + 1 + choices.next(SimulatedWorld.PEOPLE.size() - from);
        List<String> ids = new ArrayList<>(SimulatedWorld.PEOPLE.subList(from, to));
        if (choices.next(3) == 0) {
            ids.addAll(NEWCOMERS);
        }
        return Selection.Ids.of(ids);
    }

    Value country() {
        return Value.of(one(List.of("DE", "FR", "IT")));
    }

    private <T> T one(List<T> all) {
        return all.get(choices.next(all.size()));
    }

    private Change.Assignments change() {
        Value value = choices.next(5) == 0 ? Value.NOTHING : country();
        return new Change.Assignments(List.of(
                switch (choices.next(9)) {
                    case 8 ->
                        choices.next(2) == 0 ? Assignment.deletion() : new Assignment(SimulatedWorld.COUNTRY, value);
                    case 0, 1 -> new Assignment(SimulatedWorld.CITY, value);
                    // A unique value: the job rejects it for all people but one.
                    case 2 -> new Assignment(SimulatedWorld.CUSTOM_ID, value);
                    default -> new Assignment(SimulatedWorld.COUNTRY, value);
                }));
    }

    JobOptions options() {
        int kind = choices.next(9);
        OptionalLong most = kind == 2 ? OptionalLong.of(choices.next(231)) : OptionalLong.empty();
        Optional<Duration> hold = kind == 1 ? Optional.of(HOLD) : Optional.empty();
        return new JobOptions(kind == 0, hold, most, Limits.RETENTION, "");
    }

    /** Returns a random change of one person. */
    Change.Assignments personChange() {
        return new Change.Assignments(List.of(
                switch (choices.next(7)) {
                    case 5, 6 ->
                        new Assignment(
                                SimulatedWorld.EMAIL,
                                choices.next(4) == 0 ? Value.NOTHING : Value.of(one(RandomFiles.EMAILS)));
                    case 0, 1 -> new Assignment(SimulatedWorld.CUSTOM_ID, country());
                    case 2 -> Assignment.deletion();
                    default -> new Assignment(SimulatedWorld.COUNTRY, country());
                }));
    }

    /** Returns the id of one of five people. */
    String person() {
        return SimulatedWorld.PEOPLE.get(choices.next(5));
    }

    /** Returns the id of a person who may not exist yet, or whom a caller of the cast may have deleted. */
    String newcomer() {
        return one(choices.next(2) == 0 ? NEWCOMERS : Cast.IDS);
    }

    /** Returns the attribute that a creation sets. A deleted person had others, too, most often. */
    Path attribute() {
        return one(List.of(SimulatedWorld.COUNTRY, SimulatedWorld.CITY));
    }

    /** Returns whether a deleted person is created again, most often. */
    boolean createsAgain() {
        return choices.next(3) > 0;
    }
}
