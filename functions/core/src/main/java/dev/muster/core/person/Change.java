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

    /** Returns the size of all paths and values in UTF-8 bytes. */
    long bytes();

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
     * The undo of the job with sequence {@code undone}: every register that the job wrote and still owns gets its
     * earlier value back.
     */
    record Revert(long undone, List<Path> paths) implements Change {
        public Revert {
            paths = List.copyOf(paths);
        }

        @Override
        public long bytes() {
            return paths.stream().mapToLong(path -> Value.bytes(path.text())).sum();
        }
    }
}
