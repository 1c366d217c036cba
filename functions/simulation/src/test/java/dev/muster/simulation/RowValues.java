package dev.muster.simulation;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The values that a row gives to its person.
 *
 * @param assignments those of attributes
 * @param labels the exact labels in organization 3; empty when the row does not name them
 * @param key the assignment of the key by which the row creates its person; empty when it names the person by id
 */
record RowValues(List<Assignment> assignments, Optional<Set<String>> labels, Optional<Assignment> key) {
    private static final String ORGANIZATION = "3";
    private static final List<String> LABELS = List.of("a", "b");

    static RowValues of(FileOptions options, FileRow row) {
        Optional<Assignment> key = RowChoices.key(options, row)
                .map(named -> new Assignment(
                        Path.attribute(named.kind().code()), Value.of(row.key().strip())));
        return new RowValues(
                row.change().assignments(),
                Optional.ofNullable(row.change().sets().get(RandomFiles.LABELS)),
                key);
    }

    /** Returns the values that the person does not hold, without those that a later job than this one has written. */
    List<Assignment> missing(Person person, long sequence) {
        List<Assignment> missing = new ArrayList<>();
        all(person::isIn).forEach(assignment -> {
            boolean isLater = person.register(assignment.path()).by() > sequence;
            if (!isLater && !isAlike(assignment.path(), person.value(assignment.path()), assignment.to())) {
                missing.add(assignment);
            }
        });
        return missing;
    }

    /** Returns the values; a row that only clears in an organization does nothing to a person who is not in it. */
    private List<Assignment> all(Predicate<String> isMember) {
        List<Assignment> all = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (assignment.to().isPresent()
                    || assignment.path().organization().stream().allMatch(isMember)) {
                all.add(assignment);
            }
        }
        labels.filter(some -> isMember.test(ORGANIZATION) || !some.isEmpty())
                .ifPresent(some -> LABELS.forEach(label ->
                        all.add(new Assignment(new Path(RandomFiles.LABELS + label), Value.of(some.contains(label))))));
        return all;
    }

    /** Returns the values that the row certainly gives to its person, whoever that is. */
    List<Assignment> certain() {
        return all(_ -> false);
    }

    /** Returns whether two values read the same: false and absent marks, and two spellings of an address. */
    static boolean isAlike(Path path, Value one, Value other) {
        if (path.isMark()) {
            return one.isTrue() == other.isTrue();
        }
        return one.equals(other)
                || (one instanceof Value.Text(String first)
                        && other instanceof Value.Text(String second)
                        && path.equals(SimulatedWorld.EMAIL)
                        && TextFolding.isEqual(first, second));
    }

    /**
     * Returns whether the row may write this value.
     *
     * @param isAfresh whether the job creates the person, so that it clears every other value
     */
    boolean explains(Path path, Value value, boolean isAfresh) {
        boolean clears = value.equals(Value.NOTHING) || value.equals(Value.of(false));
        boolean isOfMembership = path.organization().filter(named()::contains).isPresent();
        boolean joins = isOfMembership && path.local().equals("member") && value.isTrue();
        boolean follows = path.equals(DerivingPeople.CITY_CODE)
                || (path.text().startsWith("email_addresses/") && (setsEmail() || isAfresh))
                || (path.equals(Path.EXISTS) && value.isTrue() && isAfresh);
        boolean isAssigned = all(_ -> true).stream()
                .anyMatch(assignment -> assignment.path().equals(path) && isAlike(path, assignment.to(), value));
        boolean isKey = isAfresh
                && key.filter(assignment -> assignment.path().equals(path) && isAlike(path, assignment.to(), value))
                        .isPresent();
        return follows || isAssigned || isKey || joins || (clears && (isAfresh || isOfMembership));
    }

    /** Returns the organizations that the row names. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        assignments.forEach(assignment -> assignment.path().organization().ifPresent(named::add));
        labels.ifPresent(_ -> named.add(ORGANIZATION));
        return named;
    }

    private boolean setsEmail() {
        return assignments.stream().anyMatch(assignment -> assignment.path().equals(SimulatedWorld.EMAIL));
    }
}
