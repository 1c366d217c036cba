package dev.muster.core.flow.batch;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.Stripe;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Plan;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The stored rows of a file, in the order of the file, read as often as they are needed. */
final class StoredRows {
    private final JobFiles files;
    private final Job job;
    private final Plan.ByFile plan;
    private final Deadline deadline;

    StoredRows(JobFiles files, Job job, Plan.ByFile plan, Deadline deadline) {
        this.files = files;
        this.job = job;
        this.plan = plan;
        this.deadline = deadline;
    }

    /** The end of the time in which a stripe must be planned; the planner that comes next starts again. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("no time left to plan the stripe");
        }
    }

    /** Reads the rows that the planner of this stripe plans. */
    void read(int stripe, Consumer<FileRow> to) {
        if (plan.stripes() > 1) {
            Map<Integer, String> tokens = tokens();
            read(new JobFiles.ChunkRange(stripe, OptionalInt.empty()), tokens, to);
        } else if (tokens().isEmpty()) {
            // A whole file lies in the first stripe, in its order.
            read(new JobFiles.ChunkRange(0, OptionalInt.of(0)), Map.of(0, job.id()), to);
        } else {
            readPartByPart(to);
        }
    }

    private Map<Integer, String> tokens() {
        return files.parts(job.tenant(), job.id()).stream()
                .collect(Collectors.toMap(FilePart::number, FilePart::token));
    }

    /** The rows of a part lie in the stripes of their keys; a part is small enough to be sorted in memory. */
    private void readPartByPart(Consumer<FileRow> to) {
        Map<Integer, String> tokens = tokens();
        for (int part : new TreeSet<>(tokens.keySet())) {
            List<FileRow> rows = new ArrayList<>();
            for (int stripe = 0; stripe < Stripe.COUNT; stripe++) {
                read(new JobFiles.ChunkRange(stripe, OptionalInt.of(part)), tokens, rows::add);
            }
            rows.sort(Comparator.comparing(FileRow::number));
            rows.forEach(to);
        }
    }

    /** Reads the chunks of the uploads that have added their parts. */
    private void read(JobFiles.ChunkRange range, Map<Integer, String> tokens, Consumer<FileRow> to) {
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            if (!deadline.hasAtLeast(TimeReserve.NEXT_STEP)) {
                throw new OutOfTime();
            }
            JobFiles.ChunkPage page = files.chunks(job.tenant(), job.id(), range, next.get());
            page.chunks().stream()
                    .filter(chunk ->
                            chunk.key().token().equals(tokens.get(chunk.key().part())))
                    .forEach(chunk -> chunk.rows().forEach(to));
            next = page.next();
        }
    }
}
