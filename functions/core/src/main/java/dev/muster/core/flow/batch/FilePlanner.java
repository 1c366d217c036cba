package dev.muster.core.flow.batch;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FilePlan;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowIndex;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.people.FindRowPeople;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlannedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plans the rows of a file or of a stripe: finds their people, and decides about each row. */
public final class FilePlanner {
    private final FindRowPeople findRowPeople;
    private final RandomGenerator random;

    public FilePlanner(Ports ports) {
        this.findRowPeople = new FindRowPeople(ports);
        this.random = ports.random();
    }

    FilePlan plan(Tenant tenant, RowIndex index) {
        return FilePlan.of(index, findRowPeople.find(tenant, index), new NewIds(random));
    }

    /** Plans a small file, whose rows are in memory. */
    public PlannedBatches plan(Tenant tenant, FileOptions options, List<FileRow> rows) {
        RowIndex index = new RowIndex(options);
        rows.forEach(index::add);
        FilePlan plan = plan(tenant, index);
        List<Batch> batches = new ArrayList<>();
        List<RowEntry> entries = rows.stream().map(plan::entry).toList();
        for (List<RowEntry> cut : BatchCut.of(entries, RowEntry::bytes)) {
            batches.add(Batch.ofRows(new BatchKey(0, batches.size()), cut, "", false));
        }
        PlannedRows leftOut = PlannedRows.of(plan.counts());
        return new PlannedBatches(
                new Plan.ByRows(options.withoutColumns(), plan.counts().selected(), leftOut, batches.size()), batches);
    }
}
