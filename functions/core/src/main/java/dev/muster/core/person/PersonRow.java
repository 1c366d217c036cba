package dev.muster.core.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a row of a file asks of one person, as the planner has fixed it.
 *
 * @param person the id of the person
 * @param key the unique value by which the row names the person; empty when it names it by id
 * @param isNew whether the person was not there when the file was planned
 * @param creates whether the row may create the person
 * @param changes whether the row may change the person
 * @param assignments values to set
 * @param sets the exact members of sets, by the prefix of their paths
 */
public record PersonRow(
        String person,
        Optional<UniqueValue> key,
        boolean isNew,
        boolean creates,
        boolean changes,
        List<Assignment> assignments,
        Map<String, Set<String>> sets) {

    public PersonRow {
        assignments = List.copyOf(assignments);
        sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    }

    /** Returns the parts of the person that the row concerns, whether it changes them or not. */
    ChangeReach reach() {
        List<Path> paths = new ArrayList<>();
        assignments.forEach(assignment -> paths.add(assignment.path()));
        sets.keySet().forEach(prefix -> paths.add(new Path(prefix)));
        return ChangeReach.of(paths);
    }

    /**
     * Returns the assignments of the row on this person: it joins the organizations in which the row sets anything and the
     * person is not, afresh. Nobody leaves an organization, and a row that only clears there does not join it.
     */
    List<Assignment> on(Person person) {
        List<Assignment> all = new ArrayList<>();
        Set<String> joined = joins(person);
        joined.forEach(organization -> join(person, organization, all));
        all.addAll(withoutJoins(person));
        all.removeIf(assignment -> assignment
                .path()
                .organization()
                .filter(organization -> !person.isIn(organization) && !joined.contains(organization))
                .isPresent());
        return all;
    }

    /** As {@link #on}, for a person that is in all of the organizations. */
    List<Assignment> withoutJoins(Person person) {
        List<Assignment> all = new ArrayList<>(assignments);
        sets.forEach((prefix, members) -> replace(person, prefix, members, all));
        return all;
    }

    private Set<String> joins(Person person) {
        Set<String> joins = new TreeSet<>();
        for (Assignment assignment : assignments) {
            if (assignment.to().isPresent()) {
                assignment.path().organization().ifPresent(joins::add);
            }
        }
        sets.forEach((prefix, members) -> {
            if (!members.isEmpty()) {
                new Path(prefix).organization().ifPresent(joins::add);
            }
        });
        joins.removeIf(organization ->
                person.isIn(organization) || assigns(Path.removed(organization)) || leaves(organization));
        return joins;
    }

    private boolean assigns(Path flag) {
        return assignments.stream()
                .anyMatch(assignment ->
                        assignment.path().equals(flag) && assignment.to().isTrue());
    }

    private boolean leaves(String organization) {
        Path member = Path.member(organization);
        return assignments.stream()
                .anyMatch(assignment -> assignment.path().equals(member)
                        && assignment.to().isPresent()
                        && !assignment.to().isTrue());
    }

    private static void join(Person person, String organization, List<Assignment> all) {
        person.registers().keySet().stream()
                .filter(path -> path.organization().filter(organization::equals).isPresent())
                .sorted()
                .forEach(path -> all.add(new Assignment(path, Value.NOTHING)));
        all.add(new Assignment(Path.member(organization), Value.of(true)));
        all.add(new Assignment(Path.removed(organization), Value.of(false)));
    }

    private void replace(Person person, String prefix, Set<String> members, List<Assignment> all) {
        ContactSet.ofMember(new Path(prefix))
                .ifPresentOrElse(
                        set -> replaceContacts(person, set, members, all),
                        () -> replaceMembers(person, prefix, members, all));
    }

    private static void replaceMembers(Person person, String prefix, Set<String> members, List<Assignment> all) {
        new TreeMap<>(person.registers()).forEach((path, register) -> {
            boolean isMember =
                    path.text().startsWith(prefix) && register.value().isTrue();
            if (isMember && !members.contains(path.text().substring(prefix.length()))) {
                all.add(new Assignment(path, Value.of(false)));
            }
        });
        members.stream().sorted().forEach(member -> all.add(new Assignment(new Path(prefix + member), Value.of(true))));
    }

    /** The primary member that the row sets is one of the set, so it stays or joins. */
    private void replaceContacts(Person person, ContactSet set, Set<String> members, List<Assignment> all) {
        Set<String> wanted = new TreeSet<>(members);
        assignments.stream()
                .filter(assignment -> assignment.path().equals(set.primary()))
                .forEach(assignment -> ContactSet.text(assignment.to()).ifPresent(wanted::add));
        Set<String> folded = new HashSet<>();
        wanted.forEach(member -> folded.add(TextFolding.fold(member.strip())));
        set.members(person).stream()
                .filter(member -> !folded.contains(TextFolding.fold(member)))
                .forEach(member -> all.add(SharedAttributes.remove(set, member)));
        wanted.forEach(member -> all.add(SharedAttributes.add(set, member)));
    }
}
