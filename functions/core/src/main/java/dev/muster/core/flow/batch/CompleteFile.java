package dev.muster.core.flow.batch;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Cost;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.RowCount;
import dev.muster.core.person.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the closing of a file: counts its stored parts, and completes the file when the client has claimed exactly these.
 * No part is added once the job is closing, so the count is exact (docs/design.md rule 18).
 */
public final class CompleteFile {
    private final Jobs jobs;
    private final JobFiles files;

    public CompleteFile(Ports ports) {
        this.jobs = ports.jobs();
        this.files = ports.jobs().files();
    }

    /** The next header of a job whose parts are counted. */
    public sealed interface Counted {
        /** The next header, to be written on the condition that the job is as it was read. */
        Job next();

        /** All parts have arrived. */
        record Complete(Job next) implements Counted {}

        /** The parts are others than those claimed, or more than one job may have: the file is open again. */
        record Reopened(Job next, Problem problem) implements Counted {}
    }

    /** Counts the parts of a job that is closing. */
    public Counted count(Job job, Plan.ByFile plan, RowCount claimed) {
        List<FilePart> parts = files.parts(job.tenant(), job.id());
        RowCount stored = new RowCount(
                parts.size(),
                parts.stream().mapToLong(part -> part.count().rows()).sum());
        Set<String> organizations = parts.stream()
                .flatMap(part -> part.reach().organizations().stream())
                .collect(Collectors.toUnmodifiableSet());
        boolean uniqueKeys = parts.stream().anyMatch(part -> part.reach().uniqueKeys());
        return differs(claimed, stored)
                .or(() -> FileLimits.exceeded(stored.rows(), uniqueKeys, organizations))
                .<Counted>map(problem -> new Counted.Reopened(
                        job.reopen(new Plan.ByFile(plan.options(), plan.stripes(), new FileIntake.Open())), problem))
                .orElseGet(() -> new Counted.Complete(job.complete(
                                new Plan.ByFile(
                                        plan.options().withoutColumns(),
                                        uniqueKeys ? 1 : plan.stripes(),
                                        new FileIntake.Complete(stored)),
                                new Change.Rows(job.rights().reached(organizations)))
                        .costing(cost(parts))));
    }

    /** Returns what the uploads and this request have used, with the write of the header. */
    private Cost cost(List<FilePart> parts) {
        Cost uploads = parts.stream().map(FilePart::cost).reduce(Cost.NONE, Cost::plus);
        return uploads.plus(jobs.takeCost(1));
    }

    private static Optional<Problem> differs(RowCount claimed, RowCount stored) {
        if (stored.rows() == 0) {
            return Optional.of(new Problem(
                    Problem.Kind.CONFLICT, "the file has no rows yet; send its parts first, or cancel the job"));
        }
        return claimed.equals(stored)
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.CONFLICT,
                        "%s are stored, and the request names %s; send the missing parts, or close with what is stored"
                                .formatted(stored.text(), claimed.text())));
    }
}
