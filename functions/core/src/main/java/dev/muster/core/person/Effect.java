package dev.muster.core.person;

import java.util.ArrayList;
import java.util.List;

/**
 * A change seen register by register, against one person.
 *
 * @param mine whether this job has written any of the registers already
 * @param superseded what a later job has written: left alone
 * @param writes what is still to be written
 */
record Effect(boolean mine, List<Path> superseded, List<Assignment> writes) {

    static Effect of(Person person, Change change, long mine) {
        Collector collector = new Collector(person, mine);
        switch (change) {
            case Change.Assignments(List<Assignment> assignments) -> assignments.forEach(collector::assign);
            case Change.Revert(long undone, List<Path> paths) -> paths.forEach(path -> collector.revert(path, undone));
        }
        return new Effect(collector.written, List.copyOf(collector.superseded), List.copyOf(collector.writes));
    }

    private static final class Collector {
        private final Person person;
        private final long mine;
        private boolean written;
        private final List<Path> superseded = new ArrayList<>();
        private final List<Assignment> writes = new ArrayList<>();

        Collector(Person person, long mine) {
            this.person = person;
            this.mine = mine;
        }

        void assign(Assignment assignment) {
            Path path = assignment.path();
            long by = person.register(path).by();
            if (by == mine) {
                written = true;
            } else if (by > mine) {
                superseded.add(path);
            } else if (!person.holds(path, assignment.to())) {
                writes.add(assignment);
            }
        }

        void revert(Path path, long undone) {
            Register register = person.register(path);
            if (register.by() == mine) {
                written = true;
            } else if (register.by() > undone) {
                superseded.add(path);
            } else if (register.by() == undone) {
                writes.add(new Assignment(path, register.before()));
            }
        }
    }
}
