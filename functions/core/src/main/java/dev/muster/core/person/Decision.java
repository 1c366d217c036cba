package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The decision about one person of a job (docs/design.md rule 4). It is a pure function of the person, the change and
 * the sequence.
 *
 * @param outcome the outcome that the person is counted under
 * @param reason why, in a few words; empty when every register of the change was written
 * @param write the person to write; empty when there is nothing to write
 */
public record Decision(Outcome outcome, String reason, Optional<Person> write) {
    private static final int MAX_PATHS_LENGTH = 120;

    /** Returns the decision of the job with this sequence about a person as it was read. */
    public static Decision of(Optional<Person> read, Change change, Rights rights, long sequence, Instant now) {
        if (read.isEmpty()) {
            return without(Outcome.NOT_FOUND, "no such person");
        }
        Person person = read.get();
        if (person.born() > sequence) {
            return without(Outcome.NOT_FOUND, "created after this job was");
        }
        Effect effect = Effect.of(person, change, sequence);
        Decision changed = changed(person, effect, sequence, now);
        return effect.alreadyWritten() ? changed : decideNew(person, change, rights, effect, changed);
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
                : without(Outcome.SUPERSEDED, "written since by a later job: " + paths(effect.superseded()));
    }

    /** An assignment is judged even if the person holds its value already, so a refusal does not reveal the value. */
    private static ChangeReach reach(Change change, Effect effect) {
        return switch (change) {
            case Change.Assignments(List<Assignment> assignments) ->
                ChangeReach.of(assignments.stream().map(Assignment::path).toList());
            case Change.Revert _ ->
                ChangeReach.of(effect.writes().stream().map(Assignment::path).toList());
        };
    }

    private static String unchangedReason(Change change) {
        return switch (change) {
            case Change.Assignments _ -> "holds the value already";
            case Change.Revert _ -> "has nothing of that job";
        };
    }

    private static Decision changed(Person person, Effect effect, long sequence, Instant now) {
        String reason = effect.superseded().isEmpty()
                ? ""
                : "but for what a later job has written since: " + paths(effect.superseded());
        Optional<Person> write = effect.writes().isEmpty()
                ? Optional.empty()
                : Optional.of(person.write(effect.writes(), sequence, now));
        return new Decision(Outcome.CHANGED, reason, write);
    }

    /** Returns the first organization of the change that the person is not in. */
    private static Optional<String> missingFrom(Person person, Change change) {
        return switch (change) {
            // An undo of a removal changes people who are no longer in the organization.
            case Change.Revert _ -> Optional.empty();
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

    /** Shortens the list of paths: every selected person may have such a reason, and one response lists many people. */
    private static String paths(List<Path> paths) {
        String all = paths.stream().map(Path::text).collect(Collectors.joining(", "));
        return all.codePointCount(0, all.length()) <= MAX_PATHS_LENGTH
                ? all
                : all.substring(0, all.offsetByCodePoints(0, MAX_PATHS_LENGTH)) + "… (" + paths.size() + " paths)";
    }
}
