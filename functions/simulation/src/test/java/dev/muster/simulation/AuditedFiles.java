package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.PlanCounts;
import dev.muster.core.file.RowEntry;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.SlotProgress;
import dev.muster.testing.forwarding.ForwardingJobFiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A store of files that checks every write that makes rows count: the parts of a job, and the end of a stripe. */
final class AuditedFiles extends ForwardingJobFiles {
    private final Auditor auditor;
    private final FileEvents fileEvents;
    private final Map<JobRef, Map<Integer, FilePart>> parts = new HashMap<>();

    /** The auditor of the jobs. */
    interface Auditor {
        /** Returns whether the job takes parts now. */
        boolean takesParts(JobRef job);

        /** Takes note that a stripe is planned. */
        void planned(Job job, SlotProgress progress);
    }

    AuditedFiles(JobFiles delegate, Auditor auditor, FileEvents fileEvents) {
        super(delegate);
        this.auditor = auditor;
        this.fileEvents = fileEvents;
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        JobRef ref = JobRef.of(job);
        boolean takesParts = auditor.takesParts(ref);
        AddResult result = delegate.addPart(job, part);
        count(result, part);
        if (result instanceof AddResult.Added) {
            FilePart before = parts.computeIfAbsent(ref, _ -> new HashMap<>()).putIfAbsent(part.number(), part);
            assertThat(before)
                    .as("earlier part %d of %s", part.number(), job.id())
                    .isIn(null, part);
            assertThat(before != null || takesParts)
                    .as("%s takes parts when part %d is added", job.id(), part.number())
                    .isTrue();
        }
        return result;
    }

    private void count(AddResult result, FilePart part) {
        switch (result) {
            case AddResult.Added _ -> {}
            case AddResult.NotOpen _ -> fileEvents.count(FileEvents.Event.PART_TOO_LATE);
            case AddResult.Stored(FilePart earlier) -> {
                if (!earlier.digest().equals(part.digest())) {
                    fileEvents.count(FileEvents.Event.PART_CONFLICT);
                }
            }
        }
    }

    /** Returns the parts that were added, and the number of their rows. */
    Collection<FilePart> added(JobRef job) {
        return parts.getOrDefault(job, Map.of()).values();
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        SlotProgress stored = delegate.closeStripe(job, closed);
        if (stored.equals(closed)) {
            checkRows(job, closed);
            auditor.planned(job, closed);
        } else {
            fileEvents.count(FileEvents.Event.PLANNED_TWICE);
        }
        return stored;
    }

    /** Checks that the batches of the stripe are there, and that the stripe counts the rows in them. */
    private void checkRows(Job job, SlotProgress closed) {
        List<BatchKey> keys = IntStream.range(0, closed.batches())
                .mapToObj(number -> new BatchKey(closed.slot(), number))
                .toList();
        Map<BatchKey, Batch> batches =
                delegate.batches(job.tenant(), job.id(), Map.of(closed.slot(), closed.position()), keys);
        assertThat(batches.keySet())
                .as("batches of stripe %d of %s", closed.slot(), job.id())
                .hasSize(keys.size());
        PlanCounts counts = PlanCounts.of(batches.values().stream()
                .flatMap(batch -> batch.entries().stream())
                .map(RowEntry::plan)
                .toList());
        assertThat(List.of(closed.selected(), closed.rows()))
                .as("rows of stripe %d of %s", closed.slot(), job.id())
                .isEqualTo(List.of(counts.selected(), PlannedRows.of(counts)));
    }
}
