package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FilePlan;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.PlanCounts;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowIndex;
import dev.muster.core.flow.batch.BatchCut;
import dev.muster.core.flow.people.FindRowPeople;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes jobs of the rows of files, planned before the job is created, without the flows that read files. */
public final class FileFixture {
    private final EngineFixture engineFixture;
    private final AtomicInteger ids = new AtomicInteger();

    public FileFixture(EngineFixture engineFixture) {
        this.engineFixture = engineFixture;
        List.of("3", "42")
                .forEach(organization ->
                        engineFixture.ports.access().addOrganization(engineFixture.caller.tenant(), organization));
    }

    /** Plans the rows as the store is now. */
    public List<RowEntry> plan(FileOptions options, List<FileRow> rows) {
        RowIndex index = new RowIndex(options);
        rows.forEach(index::add);
        Tenant tenant = engineFixture.caller.tenant();
        FilePlan plan = FilePlan.of(
                index,
                new FindRowPeople(engineFixture.ports).find(tenant, index),
                () -> "new-" + ids.incrementAndGet());
        return rows.stream().map(plan::entry).toList();
    }

    /** Plans the rows as the store is now, creates their job and sends its messages. */
    public Job send(FileOptions options, List<FileRow> rows) {
        return submit(options, plan(options, rows), JobOptions.DEFAULT);
    }

    /** Creates a job of planned rows and sends its messages. */
    public Job submit(FileOptions options, List<RowEntry> entries, JobOptions jobOptions) {
        return submit(options, entries, jobOptions, AdminRequest.RIGHTS);
    }

    /** As {@link #submit}, with the rights of another caller. */
    public Job submit(FileOptions options, List<RowEntry> entries, JobOptions jobOptions, Rights rights) {
        Job waiting = job(options, entries, jobOptions, rights);
        Job job = waiting.startAt(engineFixture.ports.access().nextSequence(waiting.tenant()));
        List<Batch> batches = create(job, entries);
        engineFixture
                .ports
                .batchQueue()
                .send(batches.stream()
                        .map(batch -> new BatchMessage(job.tenant(), job.id(), batch.key()))
                        .toList());
        return job;
    }

    /** Creates a job of planned rows that waits for a release. */
    public Job hold(FileOptions options, List<RowEntry> entries) {
        Job job = job(options, entries, EngineFixture.options(false, true, OptionalLong.empty()), AdminRequest.RIGHTS);
        create(job, entries);
        return job;
    }

    private List<Batch> create(Job job, List<RowEntry> entries) {
        List<Batch> batches = new ArrayList<>();
        for (List<RowEntry> cut : BatchCut.of(entries, RowEntry::bytes)) {
            batches.add(Batch.ofRows(new BatchKey(0, batches.size()), cut, "", false));
        }
        engineFixture.ports.jobs().writeBatches(job.tenant(), job.id(), batches, job.expires());
        assertThat(engineFixture.ports.jobs().create(job, Optional.empty())).isEmpty();
        return batches;
    }

    private Job job(FileOptions options, List<RowEntry> entries, JobOptions jobOptions, Rights rights) {
        List<RowEntry> counted = entries.stream().filter(RowEntry::counts).toList();
        int batches = BatchCut.of(entries, RowEntry::bytes).size();
        PlannedRows leftOut = PlannedRows.of(
                PlanCounts.of(entries.stream().map(RowEntry::plan).toList()));
        return new Job(
                engineFixture.caller.tenant(),
                JobId.at(engineFixture.ports.time().now(), engineFixture.ports.random()),
                new Origin(
                        JobKind.FILE,
                        Optional.empty(),
                        engineFixture.caller.person(),
                        engineFixture.ports.time().now()),
                new JobChange.Loaded(new Change.Rows(Set.of())),
                rights,
                new Plan.ByRows(options, counted.size(), leftOut, batches),
                jobOptions,
                Lifecycle.WAITING,
                1);
    }
}
