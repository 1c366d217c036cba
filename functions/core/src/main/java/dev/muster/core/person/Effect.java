package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The effect of a change on each register of one person (the tables of docs/design.md).
 *
 * @param alreadyWritten whether this job has already written one of the registers
 * @param superseded the paths that a later job has written; they stay as they are
 * @param writes the assignments that are still to be written
 */
record Effect(boolean alreadyWritten, List<Path> superseded, List<Assignment> writes) {

    static Effect of(Person person, Change change, long sequence) {
        Collector collector = new Collector(person, sequence);
        switch (change) {
            case Change.Assignments(List<Assignment> assignments) -> assignments.forEach(collector::assign);
            case Change.Revert(long undone, List<Path> paths) ->
                collector.withDerived(paths, undone).forEach(path -> collector.revert(path, undone));
        }
        return new Effect(collector.written, List.copyOf(collector.superseded), collector.writes());
    }

    private static final class Collector {
        private final Person person;
        private final long sequence;
        private boolean written;
        private final List<Path> superseded = new ArrayList<>();
        private final List<Assignment> reverts = new ArrayList<>();
        private final DerivedAssignments derived;

        Collector(Person person, long sequence) {
            this.person = person;
            this.sequence = sequence;
            this.derived = new DerivedAssignments(person);
        }

        List<Assignment> writes() {
            return Stream.concat(derived.writes().stream(), reverts.stream()).toList();
        }

        void assign(Assignment given) {
            Assignment assignment = derived.resolve(given);
            Path path = assignment.path();
            long by = person.register(path).by();
            if (by == sequence) {
                written = true;
            } else if (by > sequence) {
                superseded.add(path);
            } else if (!derived.holds(assignment)) {
                derived.write(assignment, follow -> person.register(follow).by() < sequence);
            }
        }

        /** Returns the paths with those that followed from them on this person. */
        Set<Path> withDerived(List<Path> paths, long undone) {
            Set<Path> all = new LinkedHashSet<>(paths);
            person.registers().entrySet().stream()
                    .filter(entry -> entry.getValue().by() == undone)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .forEach(all::add);
            return all;
        }

        void revert(Path path, long undone) {
            Register register = person.register(path);
            if (register.by() == sequence) {
                written = true;
            } else if (register.by() > undone) {
                superseded.add(path);
            } else if (register.by() == undone) {
                reverts.add(new Assignment(path, register.before()));
            }
        }
    }
}
