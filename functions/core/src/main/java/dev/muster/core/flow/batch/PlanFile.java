package dev.muster.core.flow.batch;

import dev.muster.core.file.FilePlan;
import dev.muster.core.file.RowIndex;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.time.Deadline;
import java.util.random.RandomGenerator;

/**
 * Plans one stripe of a file from start to end: reads its rows, decides about each, and writes the batches under a token
 * of its own. One write closes the stripe and names the token, so the batches of a planner that died, or of a slower one,
 * are never read (docs/design.md rule 18).
 */
final class PlanFile {
    private final Jobs jobs;
    private final JobFiles files;
    private final FilePlanner filePlanner;
    private final AdvanceJob advanceJob;
    private final RandomGenerator random;
    private final Deadline deadline;

    PlanFile(Ports ports) {
        this.jobs = ports.jobs();
        this.files = ports.jobs().files();
        this.filePlanner = new FilePlanner(ports);
        this.advanceJob = new AdvanceJob(ports);
        this.random = ports.random();
        this.deadline = ports.deadline();
    }

    /** Plans the stripe, unless the file is not complete; of a cancelled job it closes the stripe without batches. */
    boolean plan(Job job, Plan.ByFile plan, int stripe) {
        if (!(plan.intake() instanceof FileIntake.Complete)) {
            return true;
        }
        try {
            String token = Long.toHexString(random.nextLong());
            SlotProgress closed = job.isCancelled()
                    ? new SlotProgress(stripe, token, 0, 0, true)
                    : writeBatches(job, plan, stripe, token);
            files.closeStripe(job, closed.costing(jobs.takeCost(1)));
        } catch (StoredRows.OutOfTime _) {
            return false;
        }
        advanceJob.advance(job);
        return true;
    }

    private SlotProgress writeBatches(Job job, Plan.ByFile plan, int stripe, String token) {
        StoredRows rows = new StoredRows(files, job, plan, deadline);
        RowIndex index = new RowIndex(plan.options());
        rows.read(stripe, index::add);
        FilePlan filePlan = filePlanner.plan(job.tenant(), index);
        StripeBatches batches = new StripeBatches(files, job, stripe, token);
        rows.read(stripe, row -> batches.add(filePlan.entry(row)));
        return batches.end(filePlan.counts());
    }
}
