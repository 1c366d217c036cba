package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.FilterPlanner;
import dev.muster.core.flow.batch.PlannedBatches;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Person;
import dev.muster.core.person.Rights;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/** Creates a job from a command, or rejects the command. */
public final class Submit {
    private final Permissions permissions;
    private final JobCreator jobCreator;
    private final FilterPlanner filterPlanner;

    public Submit(Ports ports) {
        this.permissions = new Permissions(ports);
        this.jobCreator = new JobCreator(ports);
        this.filterPlanner = new FilterPlanner(ports);
    }

    /** Writes the batches and the job, then sends the messages. A rejected command has written nothing. */
    public SubmitResult submit(RequestContext context, Command command) {
        Optional<Problem> problem = checkRights(context, command);
        if (problem.isPresent()) {
            return jobCreator.reject(context, problem.get());
        }
        return jobCreator.findEarlier(context).orElseGet(() -> submitNew(context, command));
    }

    private SubmitResult submitNew(RequestContext context, Command command) {
        Optional<Problem> problem = checkMaxAffected(command)
                .or(() -> checkSize(command))
                .or(() -> checkOrganization(context, command))
                .or(() -> jobCreator.checkOpenJobs(context.caller(), command.options()));
        if (problem.isPresent()) {
            return jobCreator.reject(context, problem.get());
        }
        return plan(context, command)
                .map(planned -> jobCreator.createPlanned(context, draft(context, command, planned.plan()), planned))
                .orElseGet(() -> {
                    JobDraft unplanned = draft(context, command, Plan.of(command.selection()));
                    return jobCreator.create(context, jobCreator.newJob(context, unplanned));
                });
    }

    /** Returns the batches of a job that is planned in its request; empty when the planners behind the queue plan it. */
    private Optional<PlannedBatches> plan(RequestContext context, Command command) {
        return switch (command.selection()) {
            case Selection.Ids(List<String> ids, var _) ->
                Optional.of(new PlannedBatches(Plan.of(command.selection()), Plan.cut(ids)));
            case Selection.Filtered filtered -> filterPlanner.plan(context.tenant(), filtered);
        };
    }

    private static JobDraft draft(RequestContext context, Command command, Plan plan) {
        return new JobDraft(
                JobKind.CHANGE,
                Optional.empty(),
                command.change(),
                Rights.of(context.rights()),
                plan,
                command.options());
    }

    /** The number that a filter selects is known only after planning. */
    private static Optional<Problem> checkMaxAffected(Command command) {
        long limit = command.options().maxAffected().orElse(Long.MAX_VALUE);
        return command.selection() instanceof Selection.Ids(List<String> ids, var _) && ids.size() > limit
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_AFFECTED,
                        "%d people are selected, more than max_affected %d allows".formatted(ids.size(), limit),
                        "/max_affected"))
                : Optional.empty();
    }

    /** Changes that no person can hold are rejected at once. */
    private static Optional<Problem> checkSize(Command command) {
        return command.change().bytes() > Person.BYTES
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "the changes have %d bytes; the limit is %d, the size of the largest person"
                                .formatted(command.change().bytes(), Person.BYTES),
                        "/changes"))
                : Optional.empty();
    }

    /** A filter tells which people match it, so it needs the right to read them. */
    private Optional<Problem> checkRights(RequestContext context, Command command) {
        Optional<Problem> problem = permissions.check(context, command.change().organizations());
        return command.selection() instanceof Selection.Filtered
                ? problem.or(() -> Permissions.checkAnyReach(context, "selects people by filter", "/select/filter"))
                : problem;
    }

    private Optional<Problem> checkOrganization(RequestContext context, Command command) {
        return command.selection() instanceof Selection.Filtered filtered
                ? filtered.organization()
                        .flatMap(id -> permissions.unknown(context.tenant(), id, "/select/organization"))
                : Optional.empty();
    }
}
