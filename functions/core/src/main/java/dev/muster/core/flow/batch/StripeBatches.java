package dev.muster.core.flow.batch;

import dev.muster.core.file.PlanCounts;
import dev.muster.core.file.RowEntry;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Limits;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.SlotProgress;
import java.util.ArrayList;
import java.util.List;

/** Writes the batches of a stripe under the token of its planner. */
final class StripeBatches {
    private static final int BATCHES_AT_ONCE = 25;

    private final JobFiles files;
    private final Job job;
    private final int stripe;
    private final String token;
    private List<RowEntry> entries = new ArrayList<>();
    private int written;

    StripeBatches(JobFiles files, Job job, int stripe, String token) {
        this.files = files;
        this.job = job;
        this.stripe = stripe;
        this.token = token;
    }

    void add(RowEntry entry) {
        entries.add(entry);
        if (entries.size() >= BATCHES_AT_ONCE * Limits.BATCH) {
            List<List<RowEntry>> batches = BatchCut.of(entries, RowEntry::bytes);
            write(batches.subList(0, batches.size() - 1));
            entries = new ArrayList<>(batches.getLast());
        }
    }

    private void write(List<List<RowEntry>> cut) {
        List<Batch> batches = cut.stream()
                .map(some -> Batch.ofRows(new BatchKey(stripe, written++), some, "", false))
                .toList();
        files.writeBatches(job, token, batches);
    }

    /** Writes the rest, and returns the progress that closes the stripe. */
    SlotProgress end(PlanCounts counts) {
        write(BatchCut.of(entries, RowEntry::bytes));
        return new SlotProgress(stripe, token, counts.selected(), written, true, PlannedRows.of(counts));
    }
}
