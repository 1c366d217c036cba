package dev.muster.simulation;

import dev.muster.core.file.FileOptions;
import dev.muster.core.job.Command;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Profile;
import java.util.HashSet;
import java.util.Set;

/** A request of a caller with a role. */
sealed interface RoleRequest {

    /** A change of one person at once. */
    record Update(String id, Change.Assignments change) implements RoleRequest {}

    /** The creation of a person, or a merge into the one that holds the address. */
    record Merge(Profile profile) implements RoleRequest {}

    /** A new job. */
    record Create(Command command) implements RoleRequest {}

    /** A file that one request sends whole. */
    record SendFile(FileOptions file, FileContent content) implements RoleRequest {}

    /** An act on a job that exists. */
    record Act(Verb verb, String job) implements RoleRequest {}

    /** The acts on a job. */
    enum Verb {
        CANCEL,
        RELEASE,
        RETRY,
        UNDO
    }

    /** Returns the organizations in which the request itself, without a job, may change this person. */
    default Set<String> named(String id) {
        return switch (this) {
            case Update(String changed, Change.Assignments change) -> changed.equals(id) ? named(change) : Set.of();
            case Merge(Profile profile) -> {
                Set<String> named = new HashSet<>(profile.memberships().keySet());
                named.addAll(profile.contacts().keySet());
                yield named;
            }
            case Create _, SendFile _, Act _ -> Set.of();
        };
    }

    /** Returns the organizations in which an assignment of the change writes. */
    static Set<String> named(Change.Assignments change) {
        Set<String> named = new HashSet<>();
        for (Assignment assignment : change.assignments()) {
            named.add(Standing.organizationOf(assignment.path()));
        }
        named.remove("");
        return named;
    }
}
