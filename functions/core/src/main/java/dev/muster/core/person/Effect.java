package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The effect of a change on each register of one person (the tables of docs/design.md).
 *
 * @param alreadyWritten whether any register holds this job already
 * @param superseded the registers that stay as they are, although the change concerns them
 * @param writes the registers that are still to be written
 */
record Effect(boolean alreadyWritten, List<Superseded> superseded, Map<Path, Register> writes) {

    /** Returns whether the person exists after these writes and did not before. */
    boolean bringsBack() {
        Register existence = writes.get(Path.EXISTS);
        return existence != null && existence.value().isTrue();
    }

    static Effect of(Person person, Change change, long sequence) {
        Collector collector = new Collector(person, sequence);
        switch (change) {
            case Change.Assignments(List<Assignment> assignments) -> assignments.forEach(collector::assign);
            case Change.Rows _ -> {}
            case Change.Revert revert -> {
                person.registers().forEach((path, register) -> collector.revert(path, register, revert));
                collector.keepPersonOfLaterJobs(revert.undone());
            }
            case Change.Redo redo ->
                person.registers().forEach((path, register) -> collector.redo(path, register, redo));
        }
        return new Effect(person.hasAnyBy(sequence), List.copyOf(collector.superseded), collector.writes());
    }

    private static final class Collector {
        private final Person person;
        private final long sequence;
        private final List<Superseded> superseded = new ArrayList<>();
        private final Map<Path, Register> restored = new LinkedHashMap<>();
        private final DerivedAssignments derived;

        Collector(Person person, long sequence) {
            this.person = person;
            this.sequence = sequence;
            this.derived = new DerivedAssignments(person);
        }

        Map<Path, Register> writes() {
            Map<Path, Register> writes = new LinkedHashMap<>(restored);
            derived.writes()
                    .forEach(write -> writes.put(
                            write.path(), person.register(write.path()).write(write.to(), sequence)));
            return writes;
        }

        void assign(Assignment given) {
            Assignment assignment = derived.resolve(given);
            Path path = assignment.path();
            Register register = person.register(path);
            if (register.holds(sequence)) {
                return;
            }
            if (register.by() > sequence) {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB, register.by()));
            } else if (!derived.holds(assignment)) {
                derived.write(assignment, follow -> person.register(follow).by() < sequence);
            }
        }

        /** Takes the value of the undone job from the register. The change may have written paths that it does not name. */
        void revert(Path path, Register register, Change.Revert revert) {
            long undone = revert.undone();
            if (register.by() == sequence) {
                return;
            }
            if (register.isInEffect(undone) && register.by() > sequence) {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB, register.by()));
            } else if (register.of() == undone) {
                register.undo(sequence)
                        .ifPresentOrElse(
                                below -> restored.put(path, below),
                                () -> superseded.add(new Superseded(path, Superseded.Reason.NOT_KEPT, 0)));
            } else if (register.isInEffect(undone)) {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB, register.of()));
            } else if (revert.names(path) && register.mayHaveDropped(undone) && !register.isUndone(undone)) {
                superseded.add(new Superseded(path, Superseded.Reason.NOT_KEPT_OR_NOT_WRITTEN, 0));
            }
        }

        /** The undo of a creation leaves the person as it is when a later job has changed it. */
        void keepPersonOfLaterJobs(long undone) {
            Register existence = restored.get(Path.EXISTS);
            boolean takesBack = existence != null && !existence.value().isTrue() && person.exists();
            long last = person.registers().values().stream()
                    .mapToLong(Register::of)
                    .max()
                    .orElse(0);
            if (takesBack && last > undone) {
                restored.clear();
                superseded.clear();
                superseded.add(new Superseded(Path.EXISTS, Superseded.Reason.LATER_JOB, last));
            }
        }

        /** Brings back the value that the undo has removed. */
        void redo(Path path, Register register, Change.Redo redo) {
            if (register.by() == sequence) {
                return;
            }
            if (register.keepsAside(redo.undo())) {
                redoKept(path, register, redo.undo());
            } else if (register.of() == redo.undo() && register.by() < sequence) {
                // The undo is of the time when registers kept one value, and owns the value that it restored.
                register.undo(sequence).ifPresent(below -> restored.put(path, below));
            } else if (redo.names(path) && register.of() > redo.undo() && !register.knows(redo.undone())) {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB_OR_NOT_UNDONE, register.of()));
            }
        }

        private void redoKept(Path path, Register register, long undo) {
            long last = register.undone().getFirst().undo();
            if (register.by() > sequence) {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB, register.by()));
            } else if (last == undo) {
                restored.put(path, register.redo(sequence));
            } else {
                superseded.add(new Superseded(path, Superseded.Reason.LATER_JOB, last));
            }
        }
    }
}
