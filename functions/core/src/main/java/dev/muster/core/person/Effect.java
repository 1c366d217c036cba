package dev.muster.core.person;

import java.util.ArrayList;
import java.util.List;

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
            case Change.Revert(long undone, List<Path> paths) -> paths.forEach(path -> collector.revert(path, undone));
        }
        return new Effect(collector.written, List.copyOf(collector.superseded), List.copyOf(collector.writes));
    }

    private static final class Collector {
        private final Person person;
        private final long sequence;
        private boolean written;
        private final List<Path> superseded = new ArrayList<>();
        private final List<Assignment> writes = new ArrayList<>();

        Collector(Person person, long sequence) {
            this.person = person;
            this.sequence = sequence;
        }

        void assign(Assignment assignment) {
            Path path = assignment.path();
            long by = person.register(path).by();
            if (by == sequence) {
                written = true;
            } else if (by > sequence) {
                superseded.add(path);
            } else if (!person.holds(path, assignment.to())) {
                writes.add(assignment);
            }
        }

        void revert(Path path, long undone) {
            Register register = person.register(path);
            if (register.by() == sequence) {
                written = true;
            } else if (register.by() > undone) {
                superseded.add(path);
            } else if (register.by() == undone) {
                writes.add(new Assignment(path, register.before()));
            }
        }
    }
}
