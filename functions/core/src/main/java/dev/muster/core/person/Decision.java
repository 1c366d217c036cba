package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a job does to one person: the pure function everything else is built around.
 *
 * @param outcome what the person is counted as
 * @param reason why, in a few words; empty for a plain change
 * @param write the person as it is to be written; empty when nothing is
 */
public record Decision(Outcome outcome, String reason, Optional<Person> write) {
    private static final int PATHS_SHOWN = 120;

    /** Decides what {@code change}, made by the job of sequence {@code mine}, does to a person as it was read. */
    public static Decision of(Optional<Person> read, Change change, ProtectionRules rules, long mine, Instant now) {
        if (read.isEmpty()) {
            return without(Outcome.NOT_FOUND, "no such person");
        }
        Person person = read.get();
        if (person.born() > mine) {
            return without(Outcome.NOT_FOUND, "created after this job was");
        }
        Effect effect = Effect.of(person, change, mine);
        return effect.mine() ? changed(person, effect, mine, now) : fresh(person, change, rules, effect, mine, now);
    }

    private static Decision fresh(
            Person person, Change change, ProtectionRules rules, Effect effect, long mine, Instant now) {
        Optional<String> outside = outside(person, change);
        if (outside.isPresent()) {
            return without(Outcome.NOT_FOUND, "not in organization " + outside.get());
        }
        Optional<String> refusal = rules.refuses(person);
        if (refusal.isPresent()) {
            return without(Outcome.REFUSED, refusal.get());
        }
        if (!effect.writes().isEmpty()) {
            Decision decision = changed(person, effect, mine, now);
            return decision.write()
                    .flatMap(after -> rules.refuses(after).or(after::tooLarge))
                    .map(reason -> without(Outcome.REFUSED, reason))
                    .orElse(decision);
        }
        return effect.superseded().isEmpty()
                ? without(Outcome.UNCHANGED, asItWas(change))
                : without(Outcome.SUPERSEDED, "written since by a later job: " + paths(effect.superseded()));
    }

    private static String asItWas(Change change) {
        return switch (change) {
            case Change.Assignments _ -> "holds the value already";
            case Change.Revert _ -> "has nothing of that job";
        };
    }

    private static Decision changed(Person person, Effect effect, long mine, Instant now) {
        String reason = effect.superseded().isEmpty()
                ? ""
                : "but for what a later job has written since: " + paths(effect.superseded());
        Optional<Person> write =
                effect.writes().isEmpty() ? Optional.empty() : Optional.of(person.write(effect.writes(), mine, now));
        return new Decision(Outcome.CHANGED, reason, write);
    }

    /** The first organization the change reaches into without finding the person there. */
    private static Optional<String> outside(Person person, Change change) {
        return switch (change) {
            // Undoing a removal must reach people who are out.
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

    /** Removing who is removed already is a success that changes nothing; all else wants a present member. */
    private static boolean reaches(Person person, String organization, Path path) {
        return path.equals(Path.removed(organization)) ? person.hasJoined(organization) : person.isIn(organization);
    }

    private static Decision without(Outcome outcome, String reason) {
        return new Decision(outcome, reason, Optional.empty());
    }

    /** The paths as far as they fit: every selected person may have such a reason, and all are told in one answer. */
    private static String paths(List<Path> paths) {
        String all = paths.stream().map(Path::text).collect(Collectors.joining(", "));
        return all.codePointCount(0, all.length()) <= PATHS_SHOWN
                ? all
                : all.substring(0, all.offsetByCodePoints(0, PATHS_SHOWN)) + "… (" + paths.size() + " paths)";
    }
}
