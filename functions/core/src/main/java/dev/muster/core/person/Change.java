package dev.muster.core.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The change that a job makes to each person it selects. */
public sealed interface Change {

    /** Returns the paths that this change may write. */
    List<Path> paths();

    /** Returns the organizations of those paths. */
    default Set<String> organizations() {
        return paths().stream().flatMap(path -> path.organization().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether this change names the path. */
    default boolean names(Path path) {
        return paths().contains(path);
    }

    /** Returns the size of all paths and values in UTF-8 bytes. */
    long bytes();

    /**
     * Returns the change that takes this one back. The undo of an undo is a redo, and the undo of a redo is an undo of the
     * first job again, so a chain of undos alternates.
     *
     * @param sequence the sequence of the job that made this change
     */
    default Change undo(long sequence) {
        return switch (this) {
            case Assignments assignments -> new Revert(sequence, assignments.paths());
            case Revert(long undone, List<Path> named) -> new Redo(sequence, undone, named);
            case Redo(long _, long undone, List<Path> named) -> new Revert(undone, named);
            case Rows rows -> new Revert(sequence, rows.paths());
        };
    }

    /** A list of assignments. The last assignment to a path replaces earlier ones (docs/design.md rule 4). */
    record Assignments(List<Assignment> assignments) implements Change {
        public Assignments {
            Map<Path, Assignment> last = new LinkedHashMap<>();
            // The last one also takes the last place: a replaced address depends on the assignments before it.
            assignments.forEach(assignment -> {
                last.remove(assignment.path());
                last.put(assignment.path(), assignment);
            });
            assignments = List.copyOf(last.values());
        }

        @Override
        public List<Path> paths() {
            return assignments.stream().map(Assignment::path).toList();
        }

        @Override
        public long bytes() {
            return assignments.stream()
                    .mapToLong(assignment -> Value.bytes(assignment.path().text())
                            + assignment.to().bytes())
                    .sum();
        }
    }

    /**
     * The rows of a file: each has assignments of its own, and this change has none.
     *
     * @param organizations the organizations that rows name
     */
    record Rows(Set<String> organizations) implements Change {
        public Rows {
            organizations = Set.copyOf(organizations);
        }

        /** Returns one path of each organization, so that the undo of the job is judged by them too. */
        @Override
        public List<Path> paths() {
            return organizations.stream().sorted().map(Path::member).toList();
        }

        @Override
        public long bytes() {
            return size(paths());
        }
    }

    /**
     * The undo of the job with sequence {@code undone}: every register in which the value of the job is the current one
     * gets the value below it.
     *
     * @param paths the paths that the undone change names; it may have written others with them
     */
    record Revert(long undone, List<Path> paths) implements Change {
        public Revert {
            paths = List.copyOf(paths);
        }

        @Override
        public long bytes() {
            return size(paths);
        }
    }

    /**
     * The undo of an undo: every register from which the undo with sequence {@code undo} removed a value last gets it
     * back.
     *
     * @param undone the sequence of the job that was undone; the undo of this redo undoes it again
     * @param paths the paths that the undone change names; it may have written others with them
     */
    record Redo(long undo, long undone, List<Path> paths) implements Change {
        public Redo {
            paths = List.copyOf(paths);
        }

        @Override
        public long bytes() {
            return size(paths);
        }
    }

    private static long size(List<Path> paths) {
        return paths.stream().mapToLong(path -> Value.bytes(path.text())).sum();
    }
}
