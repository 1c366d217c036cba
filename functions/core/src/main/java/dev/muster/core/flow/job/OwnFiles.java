package dev.muster.core.flow.job;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.UnexpiredJobs;
import dev.muster.core.job.Job;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import java.util.Optional;

/** The jobs with files that a caller has opened: nobody else adds, reads or closes their parts. */
final class OwnFiles {
    private final UnexpiredJobs unexpiredJobs;

    OwnFiles(Ports ports) {
        this.unexpiredJobs = new UnexpiredJobs(ports);
    }

    /** The result of looking a job up. */
    sealed interface Lookup {
        record Found(Job job, Plan.ByFile plan) implements Lookup {}

        record Rejected(Problem problem) implements Lookup {}
    }

    Lookup find(RequestContext context, String id) {
        Optional<Job> job =
                unexpiredJobs.find(context.tenant(), id).filter(found -> ReadableJobs.mayRead(context, found));
        if (job.isEmpty()) {
            return rejected(Problem.Kind.NOT_FOUND, "there is no such job");
        }
        if (!ReadableJobs.isOwn(context, job.get())) {
            return rejected(
                    Problem.Kind.FORBIDDEN,
                    "the file of a job belongs to the person who has opened it: person "
                            + job.get().origin().createdBy());
        }
        return job.get().plan() instanceof Plan.ByFile plan
                ? new Lookup.Found(job.get(), plan)
                : rejected(Problem.Kind.CONFLICT, "the job has no parts: only a job that was opened with rows has");
    }

    private static Lookup rejected(Problem.Kind kind, String detail) {
        return new Lookup.Rejected(new Problem(kind, detail));
    }

    /** Returns why the job takes no parts; empty when it does. */
    static Optional<Problem> requireOpen(Job job) {
        if (job.takesParts()) {
            return Optional.empty();
        }
        return Optional.of(AuthorizedJobs.conflict(
                job.isCancelled() || job.hasEnded()
                        ? "the job was cancelled or has ended, so it takes no parts"
                        : "the file is closed, so it takes no parts"));
    }
}
