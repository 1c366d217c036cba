package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The writes of a change on one person as read, with the assignments that follow from its assignments: a new primary
 * address replaces the old one in its set, and a primary address that leaves the set is no longer primary (docs/design.md
 * ruling 9). Assignments work one after another, each on the result of those before it. A derived assignment is
 * written only together with the one from which it follows.
 */
final class DerivedAssignments {
    private final Person person;
    private final Map<Path, Value> written = new LinkedHashMap<>();

    DerivedAssignments(Person person) {
        this.person = person;
    }

    /** Returns the writes of these assignments on the person; none for what the person holds. */
    static List<Assignment> complete(Person person, List<Assignment> assignments) {
        DerivedAssignments derived = new DerivedAssignments(person);
        for (Assignment given : assignments) {
            Assignment assignment = derived.resolve(given);
            if (!derived.holds(assignment)) {
                derived.write(assignment, _ -> true);
            }
        }
        return derived.writes();
    }

    /** Returns the assignment at the path under which the person has this member, in any spelling. */
    Assignment resolve(Assignment assignment) {
        Path path = assignment.path();
        return ContactSet.ofMember(path)
                .map(set -> new Assignment(resolve(set, path), assignment.to()))
                .orElse(assignment);
    }

    private Path resolve(ContactSet set, Path path) {
        List<Path> spellings = spellings(set, set.text(path)).toList();
        return spellings.stream()
                .filter(this::isOn)
                .findFirst()
                .or(() -> spellings.stream().filter(path::equals).findFirst())
                .or(() -> spellings.stream().findFirst())
                .orElse(path);
    }

    /** Returns whether the person reads as if the assignment had been written. */
    boolean holds(Assignment assignment) {
        Path path = assignment.path();
        return ContactSet.ofMember(path)
                .map(set -> reads(set, path) == assignment.to().isTrue())
                .orElseGet(() -> value(path).equals(assignment.to())
                        || (path.isMark()
                                && !value(path).isTrue()
                                && !assignment.to().isTrue()));
    }

    /**
     * Writes the assignment, and those that follow from it.
     *
     * @param allowed returns whether an assignment that follows may be written
     */
    void write(Assignment assignment, Predicate<Path> allowed) {
        List<Assignment> follows = follows(assignment);
        written.put(assignment.path(), assignment.to());
        follows.stream()
                .filter(follow -> allowed.test(follow.path()))
                .forEach(follow -> written.put(follow.path(), follow.to()));
    }

    /** Returns the writes, without those that lead back to what the person holds. */
    List<Assignment> writes() {
        DerivedAssignments unchanged = new DerivedAssignments(person);
        return written.entrySet().stream()
                .map(entry -> new Assignment(entry.getKey(), entry.getValue()))
                .filter(write -> !unchanged.holds(write) || !person.holds(write.path(), write.to()))
                .toList();
    }

    private List<Assignment> follows(Assignment assignment) {
        Path path = assignment.path();
        List<Assignment> follows = new ArrayList<>();
        ContactSet.ofPrimary(path.text()).ifPresent(set -> replace(set, assignment.to(), follows));
        if (!assignment.to().isTrue()) {
            ContactSet.ofMember(path).ifPresent(set -> remove(set, path, follows));
        }
        return follows;
    }

    /** The old primary member leaves the set, and the new one joins it. */
    private void replace(ContactSet set, Value next, List<Assignment> follows) {
        Optional<String> old = ContactSet.text(value(set.primary()));
        Optional<String> joining = ContactSet.text(next);
        old.filter(text -> joining.filter(other -> TextFolding.isEqual(text, other))
                        .isEmpty())
                .ifPresent(text -> spellings(set, text)
                        .filter(this::isOn)
                        .forEach(member -> follows.add(new Assignment(member, Value.of(false)))));
        joining.map(set::member)
                .map(member -> resolve(set, member))
                .filter(member -> !isOn(member))
                .ifPresent(member -> follows.add(new Assignment(member, Value.of(true))));
    }

    /** A member that leaves the set leaves it in every spelling, and is no longer the primary one. */
    private void remove(ContactSet set, Path member, List<Assignment> follows) {
        spellings(set, set.text(member))
                .filter(other -> !other.equals(member) && isOn(other))
                .forEach(other -> follows.add(new Assignment(other, Value.of(false))));
        if (isPrimary(set, member)) {
            follows.add(new Assignment(set.primary(), Value.NOTHING));
        }
    }

    private boolean reads(ContactSet set, Path member) {
        return isOn(member) || isPrimary(set, member);
    }

    private boolean isPrimary(ContactSet set, Path member) {
        return ContactSet.text(value(set.primary()))
                .filter(text -> TextFolding.isEqual(text, set.text(member)))
                .isPresent();
    }

    private boolean isOn(Path member) {
        return value(member).isTrue();
    }

    private Value value(Path path) {
        return written.getOrDefault(path, person.value(path));
    }

    /** Returns the paths of the set that name the member with this text. */
    private Stream<Path> spellings(ContactSet set, String text) {
        String folded = TextFolding.fold(text);
        return Stream.concat(person.registers().keySet().stream(), written.keySet().stream())
                .distinct()
                .filter(path ->
                        set.contains(path) && TextFolding.fold(set.text(path)).equals(folded))
                .sorted();
    }
}
