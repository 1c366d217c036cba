package dev.muster.core.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a job does to each person it selects. */
public sealed interface Change {

    /** The paths this change may touch in a person. */
    List<Path> paths();

    /** The organizations this change reaches into. */
    default Set<String> organizations() {
        return paths().stream().flatMap(path -> path.organization().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** A list of assignments. Several to one path are folded into the last of them, so that each path is written once. */
    record Assignments(List<Assignment> assignments) implements Change {
        public Assignments {
            Map<Path, Assignment> last = new LinkedHashMap<>();
            assignments.forEach(assignment -> last.put(assignment.path(), assignment));
            assignments = List.copyOf(last.values());
        }

        @Override
        public List<Path> paths() {
            return assignments.stream().map(Assignment::path).toList();
        }

        /** The sum of its paths and values, in UTF-8 bytes. */
        public long bytes() {
            return assignments.stream()
                    .mapToLong(assignment -> Value.bytes(assignment.path().text())
                            + assignment.to().bytes())
                    .sum();
        }
    }

    /** The undoing of job {@code undone}: every register it wrote and still owns gets back what it held before. */
    record Revert(long undone, List<Path> paths) implements Change {
        public Revert {
            paths = List.copyOf(paths);
        }
    }
}
