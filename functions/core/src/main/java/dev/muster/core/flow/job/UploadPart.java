package dev.muster.core.flow.job;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.batch.FileLimits;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Adds a part to the file of an open job, and lists the parts. The same part may be sent again. */
public final class UploadPart {
    /** The transaction of a part: a check of the header, the part, and the sum of the bytes. */
    private static final int STORED_UNITS = 6;

    private final Jobs jobs;
    private final JobFiles files;
    private final OwnFiles ownFiles;
    private final FilePermissions filePermissions;
    private final RandomGenerator random;

    public UploadPart(Ports ports) {
        this.jobs = ports.jobs();
        this.files = ports.jobs().files();
        this.ownFiles = new OwnFiles(ports);
        this.filePermissions = new FilePermissions(ports);
        this.random = ports.random();
    }

    /** The result of looking up the file that a part is for. */
    public sealed interface FileLookup {
        /**
         * The caller's own job.
         *
         * @param options how the rows of the part are read
         */
        record Found(Job job, FileOptions options) implements FileLookup {}

        record Rejected(Problem problem) implements FileLookup {}
    }

    /** The result of adding a part. */
    public sealed interface PartResult {
        /**
         * The part is stored.
         *
         * @param repeated whether it was stored before
         */
        record Stored(FilePart part, boolean repeated) implements PartResult {}

        /** The part was rejected and does not count. */
        record Refused(Problem problem) implements PartResult {}

        /** The part cannot be read; its reader knows why. It does not count. */
        record Unreadable() implements PartResult {}
    }

    /** Returns the job, whether it takes parts or not, and how its rows are read. */
    public FileLookup find(RequestContext context, String id) {
        return switch (ownFiles.find(context, id)) {
            case OwnFiles.Lookup.Rejected(Problem problem) -> new FileLookup.Rejected(problem);
            case OwnFiles.Lookup.Found(Job job, Plan.ByFile plan) -> new FileLookup.Found(job, plan.options());
        };
    }

    /** Returns the parts of the job, ordered by number. */
    public List<FilePart> parts(Job job) {
        return files.parts(job.tenant(), job.id());
    }

    /**
     * Stores the rows and adds the part. Equal content under a number that is used is a success; other content is a
     * conflict.
     *
     * @param number from 1 to {@link FilePart#MAX_NUMBER}
     */
    public PartResult add(RequestContext context, Job job, int number, RowStream rows) {
        Optional<FilePart> earlier = files.part(job.tenant(), job.id(), number);
        if (earlier.isPresent()) {
            return compare(earlier.get(), rows);
        }
        Optional<Problem> problem = OwnFiles.requireOpen(job).or(() -> checkUploaded(job));
        if (problem.isPresent()) {
            return new PartResult.Refused(problem.get());
        }
        return store(context, job, number, rows);
    }

    private static PartResult compare(FilePart earlier, RowStream rows) {
        RowStream.Step step = rows.next();
        while (step instanceof RowStream.Step.Row) {
            step = rows.next();
        }
        return step instanceof RowStream.Step.End(FilePart.Count _, String digest)
                ? compare(earlier, digest)
                : new PartResult.Unreadable();
    }

    private static PartResult compare(FilePart earlier, String digest) {
        return earlier.digest().equals(digest)
                ? new PartResult.Stored(earlier, true)
                : new PartResult.Refused(AuthorizedJobs.conflict(
                        "part %d is stored with other content; give this part another number, or cancel the job"
                                .formatted(earlier.number())));
    }

    /** The size of the part is known only once it is read, so the last part may pass the limit. */
    private Optional<Problem> checkUploaded(Job job) {
        long bytes = files.uploadedBytes(job.tenant());
        return bytes < Limits.UPLOADED_BYTES
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "%d bytes of files are uploaded for jobs that have not ended; the limit is %d"
                                .formatted(bytes, Limits.UPLOADED_BYTES)));
    }

    private PartResult store(RequestContext context, Job job, int number, RowStream rows) {
        String token = Long.toHexString(random.nextLong());
        ChunkWriter chunks = new ChunkWriter(files, job, (Plan.ByFile) job.plan(), number, token);
        RowStream.Step step = rows.next();
        while (step instanceof RowStream.Step.Row(FileRow row)) {
            chunks.add(row);
            step = rows.next();
        }
        if (!(step instanceof RowStream.Step.End(FilePart.Count count, String digest))) {
            return new PartResult.Unreadable();
        }
        Optional<Problem> problem = filePermissions
                .checkColumns(context, rows.headings(), chunks.reach())
                .or(() ->
                        FileLimits.exceeded(count.rows(), false, chunks.reach().organizations()))
                .or(() -> checkRows(count));
        if (problem.isPresent()) {
            return new PartResult.Refused(problem.get());
        }
        chunks.flush();
        FilePart part = new FilePart(number, digest, count, token, rows.headings(), chunks.reach())
                .costing(jobs.takeCost(STORED_UNITS));
        return switch (files.addPart(job, part)) {
            case JobFiles.AddResult.Added _ -> new PartResult.Stored(part, false);
            case JobFiles.AddResult.Stored(FilePart stored) -> compare(stored, digest);
            case JobFiles.AddResult.NotOpen _ ->
                new PartResult.Refused(AuthorizedJobs.conflict("the file was closed meanwhile, so it takes no parts"));
        };
    }

    private static Optional<Problem> checkRows(FilePart.Count count) {
        return count.rows() <= Limits.PART_ROWS
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "the part has %d rows; the limit is %d".formatted(count.rows(), Limits.PART_ROWS)));
    }
}
