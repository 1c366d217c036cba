package dev.muster.simulation;

import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import java.util.Optional;
import java.util.OptionalLong;

/** A bug that executes a rejected command all the same. */
final class RejectedAndExecuted implements BugSites {
    @Override
    public SubmitResult submit(SimulatedWorld world, RequestContext context, Command command) {
        SubmitResult answer = BugSites.super.submit(world, context, command);
        if (answer instanceof SubmitResult.Refused) {
            JobOptions usual = command.options();
            JobOptions any = new JobOptions(usual.dryRun(), usual.hold(), OptionalLong.empty(), usual.retention(), "");
            RequestContext again =
                    new RequestContext(context.caller(), context.rights(), Optional.empty(), context.deadline());
            BugSites.super.submit(world, again, new Command(command.selection(), command.change(), any));
        }
        return answer;
    }
}
