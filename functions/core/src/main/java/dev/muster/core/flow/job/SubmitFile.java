package dev.muster.core.flow.job;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileReach;
import dev.muster.core.file.FileRow;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.AdvanceJob;
import dev.muster.core.flow.batch.FileLimits;
import dev.muster.core.flow.batch.FilePlanner;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.RowCount;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates a job from a file that one request sends whole. A small file is planned at once; the rows of a larger one are
 * stored, and its planner gets a message.
 */
public final class SubmitFile {
    private final Jobs jobs;
    private final JobCreator jobCreator;
    private final FilePermissions filePermissions;
    private final FilePlanner filePlanner;
    private final AdvanceJob advanceJob;
    private final int maxRows;

    public SubmitFile(Ports ports) {
        this(ports, Limits.ROWS_IN_REQUEST);
    }

    /**
     * Plans files in their request up to this size.
     *
     * @param maxRows rows of such a file
     */
    public SubmitFile(Ports ports, int maxRows) {
        this.maxRows = maxRows;
        this.jobs = ports.jobs();
        this.jobCreator = new JobCreator(ports);
        this.filePermissions = new FilePermissions(ports);
        this.filePlanner = new FilePlanner(ports);
        this.advanceJob = new AdvanceJob(ports);
    }

    /** The result of a request with a file. */
    public sealed interface FileResult {
        /** The job exists, or the request was rejected. */
        record Submitted(SubmitResult result) implements FileResult {}

        /** The file cannot be read; its reader knows why. Nothing counts. */
        record Unreadable() implements FileResult {}
    }

    /** Writes the rows and the job. A rejected file has written no job. */
    public FileResult submit(RequestContext context, FileOptions file, JobOptions options, RowStream rows) {
        Optional<Problem> problem = FilePermissions.check(context, file);
        if (problem.isPresent()) {
            return rejected(context, problem.get());
        }
        Optional<SubmitResult> earlier = jobCreator.findEarlier(context);
        if (earlier.isPresent()) {
            return new FileResult.Submitted(repeated(context, rows.headings(), earlier.get()));
        }
        return jobCreator
                .checkOpenJobs(context.caller(), options)
                .map(tooMany -> rejected(context, tooMany))
                .orElseGet(() -> submitNew(context, new FileRequest(file, options), rows));
    }

    /** The rows are not read again, so the organizations of the columns are those that the job keeps. */
    private SubmitResult repeated(RequestContext context, List<String> headings, SubmitResult earlier) {
        if (earlier instanceof SubmitResult.Accepted(Job job, boolean _, int _)
                && jobs.change(job) instanceof Change.Rows(Set<String> organizations)) {
            FilePart.Reach reach = new FilePart.Reach(organizations, false);
            return filePermissions
                    .checkColumns(context, headings, reach)
                    .<SubmitResult>map(SubmitResult.Refused::new)
                    .orElse(earlier);
        }
        return earlier;
    }

    private record FileRequest(FileOptions file, JobOptions options) {}

    private FileResult rejected(RequestContext context, Problem problem) {
        return new FileResult.Submitted(jobCreator.reject(context, problem));
    }

    private FileResult submitNew(RequestContext context, FileRequest request, RowStream rows) {
        List<FileRow> first = new ArrayList<>();
        long bytes = 0;
        RowStream.Step step = rows.next();
        while (step instanceof RowStream.Step.Row(FileRow row)) {
            first.add(row);
            bytes += row.bytes();
            if (first.size() > maxRows || bytes > Limits.BYTES_IN_REQUEST) {
                return store(context, request, first, rows);
            }
            step = rows.next();
        }
        return step instanceof RowStream.Step.Failed
                ? new FileResult.Unreadable()
                : plan(context, request, first, rows.headings());
    }

    private FileResult plan(RequestContext context, FileRequest request, List<FileRow> rows, List<String> headings) {
        FilePart.Reach reach = reach(request.file(), rows);
        Optional<Problem> problem = filePermissions
                .checkColumns(context, headings, reach)
                .or(() -> FileLimits.exceeded(rows.size(), reach.uniqueKeys(), reach.organizations()));
        if (problem.isPresent()) {
            return rejected(context, problem.get());
        }
        FilePlanner.PlannedFile planned = filePlanner.plan(context.tenant(), request.file(), rows);
        Job job = jobCreator.newJob(context, draft(context, request, planned.plan(), reach));
        jobs.writeBatches(job.tenant(), job.id(), planned.batches(), job.expires());
        return created(context, job);
    }

    private static FilePart.Reach reach(FileOptions file, List<FileRow> rows) {
        FileReach reach = new FileReach(file.match());
        rows.forEach(reach::add);
        return new FilePart.Reach(reach.organizations(), reach.uniqueKeys());
    }

    private FileResult store(RequestContext context, FileRequest request, List<FileRow> first, RowStream rows) {
        Plan.ByFile arriving = new Plan.ByFile(request.file().withoutColumns(), 1, new FileIntake.Open());
        FilePart.Reach unknown = new FilePart.Reach(Set.of(), false);
        Job job = jobCreator.newJob(context, draft(context, request, arriving, unknown));
        ChunkWriter chunks = new ChunkWriter(jobs.files(), job, arriving, /* part= */ 0, job.id());
        first.forEach(chunks::add);
        // The chunks have them now, and a large file leaves no memory for both.
        first.clear();
        RowStream.Step step = rows.next();
        while (step instanceof RowStream.Step.Row(FileRow row)) {
            chunks.add(row);
            step = rows.next();
        }
        if (!(step instanceof RowStream.Step.End(FilePart.Count count, String _))) {
            return new FileResult.Unreadable();
        }
        Optional<Problem> problem = filePermissions
                .checkColumns(context, rows.headings(), chunks.reach())
                .or(() -> FileLimits.exceeded(
                        count.rows(),
                        chunks.reach().uniqueKeys(),
                        chunks.reach().organizations()));
        if (problem.isPresent()) {
            return rejected(context, problem.get());
        }
        chunks.flush();
        FileIntake complete = new FileIntake.Complete(new RowCount(0, count.rows()));
        return created(
                context,
                job.uploaded(
                        new Plan.ByFile(arriving.options(), 1, complete),
                        new Change.Rows(job.rights().reached(chunks.reach().organizations()))));
    }

    private static JobDraft draft(RequestContext context, FileRequest request, Plan plan, FilePart.Reach reach) {
        return new JobDraft(
                JobKind.FILE,
                Optional.empty(),
                new Change.Rows(Rights.of(context.rights()).reached(reach.organizations())),
                Rights.of(context.rights()),
                plan,
                request.options());
    }

    /** A planned job without a sequence is refused at once when it has too many people or too many bad rows. */
    private FileResult created(RequestContext context, Job job) {
        SubmitResult result = jobCreator.create(context, job);
        if (job.plan().plannedBefore().isPresent() && job.sequence().isEmpty()) {
            advanceJob.advance(job);
        }
        return new FileResult.Submitted(result);
    }
}
