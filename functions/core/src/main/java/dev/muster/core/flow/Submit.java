package dev.muster.core.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Person;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** Takes a command in: refuses it, or writes the job down and rings for its batches. */
public final class Submit {
    private final Jobs jobs;
    private final Permissions permissions;
    private final Accepting accepting;

    Submit(Jobs jobs, Permissions permissions, Accepting accepting) {
        this.jobs = jobs;
        this.permissions = permissions;
        this.accepting = accepting;
    }

    /** An Idempotency-Key as it was sent, with the digest of the request it came with. */
    public record Key(String key, String request) {}

    public Submitted submit(Caller caller, Command command, Optional<Key> key, Deadline deadline) {
        return accepting.once(caller, key, deadline, () -> fresh(caller, command, key, deadline));
    }

    private Submitted fresh(Caller caller, Command command, Optional<Key> key, Deadline deadline) {
        Permissions.Granted granted = permissions.of(caller, deadline);
        Optional<Problem> problem = tooMany(command)
                .or(() -> tooLarge(command))
                .or(() -> permissions.check(granted, command.change().organizations()))
                .or(() -> unknownOrganization(caller, command))
                .or(() -> accepting.noRoom(caller, deadline));
        return problem.<Submitted>map(Submitted.Refused::new)
                .orElseGet(() -> accept(caller, command, granted, key, deadline));
    }

    private Submitted accept(
            Caller caller, Command command, Permissions.Granted granted, Optional<Key> key, Deadline deadline) {
        Job job = accepting.header(
                caller,
                Kind.CHANGE,
                Optional.empty(),
                command.change(),
                granted.rules(),
                Plan.of(command.selection()),
                command.terms());
        if (command.selection() instanceof Selection.Ids(List<String> ids, int repeated)) {
            jobs.writeBatches(job.tenant(), job.id(), Plan.cut(ids), job.expires(), deadline);
        }
        return accepting.accept(job, key, deadline);
    }

    /** How many a filter selects is not known before it is planned. */
    private static Optional<Problem> tooMany(Command command) {
        long most = command.terms().maxAffected().orElse(Long.MAX_VALUE);
        return command.selection() instanceof Selection.Ids(List<String> ids, int repeated) && ids.size() > most
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_AFFECTED,
                        "%d people are selected, more than maxAffected %d allows".formatted(ids.size(), most),
                        "/maxAffected"))
                : Optional.empty();
    }

    /** What no person could hold is refused at once, for everybody. */
    private static Optional<Problem> tooLarge(Command command) {
        return command.change().bytes() > Person.BYTES
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "the changes come to %d bytes; the limit is %d, the largest a person can be"
                                .formatted(command.change().bytes(), Person.BYTES),
                        "/changes"))
                : Optional.empty();
    }

    private Optional<Problem> unknownOrganization(Caller caller, Command command) {
        return command.selection() instanceof Selection.Filtered filtered
                ? filtered.organization().flatMap(id -> permissions.unknown(caller, id, "/select/organization"))
                : Optional.empty();
    }
}
