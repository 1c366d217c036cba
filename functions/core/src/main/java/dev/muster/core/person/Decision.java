package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one person of a job (docs/design.md rule 4). It is a pure function of the person, the change and
 * the sequence.
 *
 * @param outcome the outcome that the person is counted under
 * @param reason why, in a few words; empty when every register of the change was written
 * @param write the person to write; empty when there is nothing to write
 */
public record Decision(Outcome outcome, String reason, Optional<Person> write) {
    /** Returns the decision of the job with this sequence about a person as it was read. */
    public static Decision of(Optional<Person> read, Change change, Rights rights, long sequence, Instant now) {
        if (read.isEmpty()) {
            return without(Outcome.NOT_FOUND, "no such person");
        }
        Person person = read.get();
        Effect effect = Effect.of(person, change, sequence);
        Optional<String> absence = absence(person, effect, sequence);
        if (effect.alreadyWritten()) {
            return absence.isPresent() ? without(Outcome.CHANGED, "") : changed(person, effect, now);
        }
        return absence.map(reason -> without(Outcome.NOT_FOUND, reason))
                .orElseGet(() -> decideNew(person, change, rights, effect, changed(person, effect, now)));
    }

    /** Returns why the person does not exist for the job; empty when it does, or when the job brings it back. */
    private static Optional<String> absence(Person person, Effect effect, long sequence) {
        if (person.born() > sequence) {
            return Optional.of("created after this job was");
        }
        return person.exists() || effect.bringsBack() ? Optional.empty() : Optional.of("deleted");
    }

    private static Decision decideNew(Person person, Change change, Rights rights, Effect effect, Decision changed) {
        Optional<String> missingFrom = missingFrom(person, change);
        if (missingFrom.isPresent()) {
            return without(Outcome.NOT_FOUND, "not in organization " + missingFrom.get());
        }
        ChangeReach reach = reach(change, effect);
        Optional<String> refusal = rights.refuses(person, reach);
        if (refusal.isPresent()) {
            return without(Outcome.REFUSED, refusal.get());
        }
        if (!effect.writes().isEmpty()) {
            return changed.write()
                    .flatMap(after -> rights.refuses(after, reach).or(() -> PersonLimits.exceeded(person, after)))
                    .map(reason -> without(Outcome.REFUSED, reason))
                    .orElse(changed);
        }
        return effect.superseded().isEmpty()
                ? without(Outcome.UNCHANGED, unchangedReason(change))
                : without(Outcome.SUPERSEDED, Superseded.reasons(effect.superseded()));
    }

    /** An assignment is judged even if the person holds its value already, so a refusal does not reveal the value. */
    private static ChangeReach reach(Change change, Effect effect) {
        return switch (change) {
            case Change.Assignments(List<Assignment> assignments) ->
                ChangeReach.of(assignments.stream().map(Assignment::path).toList());
            case Change.Rows _ -> ChangeReach.of(List.of());
            case Change.Revert _, Change.Redo _ ->
                ChangeReach.of(effect.writes().keySet());
        };
    }

    private static String unchangedReason(Change change) {
        return switch (change) {
            case Change.Assignments _, Change.Rows _ -> "holds the value already";
            case Change.Revert _ -> "has nothing of that job";
            case Change.Redo _ -> "has nothing that the undo removed";
        };
    }

    /** Returns the decision to write the effect of a change. */
    static Decision changed(Person person, Effect effect, Instant now) {
        String reason =
                effect.superseded().isEmpty() ? "" : "but not all of it: " + Superseded.reasons(effect.superseded());
        Optional<Person> write =
                effect.writes().isEmpty() ? Optional.empty() : Optional.of(person.with(effect.writes(), now));
        return new Decision(Outcome.CHANGED, reason, write);
    }

    /** Returns the first organization of the change that the person is not in. */
    private static Optional<String> missingFrom(Person person, Change change) {
        return switch (change) {
            // An undo of a removal changes people who are no longer in the organization.
            case Change.Revert _, Change.Redo _, Change.Rows _ -> Optional.empty();
            case Change.Assignments(List<Assignment> assignments) ->
                assignments.stream()
                        .map(Assignment::path)
                        .filter(path -> path.organization()
                                .filter(organization -> !reaches(person, organization, path))
                                .isPresent())
                        .findFirst()
                        .flatMap(Path::organization);
        };
    }

    /**
     * A removal accepts a person who is already removed, and leaves it unchanged; any other assignment requires a
     * current member.
     */
    private static boolean reaches(Person person, String organization, Path path) {
        return path.equals(Path.removed(organization)) ? person.hasJoined(organization) : person.isIn(organization);
    }

    private static Decision without(Outcome outcome, String reason) {
        return new Decision(outcome, reason, Optional.empty());
    }
}
