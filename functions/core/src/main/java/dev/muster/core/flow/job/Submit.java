package dev.muster.core.flow.job;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Jobs;
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
    private final JobCreator jobCreator;

    public Submit(Jobs jobs, Permissions permissions, JobCreator jobCreator) {
        this.jobs = jobs;
        this.permissions = permissions;
        this.jobCreator = jobCreator;
    }

    /** An Idempotency-Key as it was sent, with the digest of the request it came with. */
    public record IdempotencyKey(String key, String request) {}

    public SubmitResult submit(Caller caller, Command command, Optional<IdempotencyKey> key, Deadline deadline) {
        return jobCreator.idempotent(caller, key, deadline, () -> fresh(caller, command, key, deadline));
    }

    private SubmitResult fresh(Caller caller, Command command, Optional<IdempotencyKey> key, Deadline deadline) {
        Permissions.Granted granted = permissions.of(caller, deadline);
        Optional<Problem> problem = tooMany(command)
                .or(() -> tooLarge(command))
                .or(() -> permissions.check(granted, command.change().organizations()))
                .or(() -> unknownOrganization(caller, command))
                .or(() -> jobCreator.checkOpenJobs(caller, deadline));
        return problem.<SubmitResult>map(SubmitResult.Refused::new)
                .orElseGet(() -> accept(caller, command, granted, key, deadline));
    }

    private SubmitResult accept(
            Caller caller,
            Command command,
            Permissions.Granted granted,
            Optional<IdempotencyKey> key,
            Deadline deadline) {
        Job job = jobCreator.newJob(
                caller,
                JobKind.CHANGE,
                Optional.empty(),
                command.change(),
                granted.rules(),
                Plan.of(command.selection()),
                command.terms());
        if (command.selection() instanceof Selection.Ids(List<String> ids, int _)) {
            jobs.writeBatches(job.tenant(), job.id(), Plan.cut(ids), job.expires(), deadline);
        }
        return jobCreator.create(job, key, deadline);
    }

    /** How many a filter selects is not known before it is planned. */
    private static Optional<Problem> tooMany(Command command) {
        long most = command.terms().maxAffected().orElse(Long.MAX_VALUE);
        return command.selection() instanceof Selection.Ids(List<String> ids, int _) && ids.size() > most
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_AFFECTED,
                        "%d people are selected, more than max_affected %d allows".formatted(ids.size(), most),
                        "/max_affected"))
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
