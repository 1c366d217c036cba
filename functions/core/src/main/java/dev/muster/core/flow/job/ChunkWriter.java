package dev.muster.core.flow.job;

import dev.muster.core.file.FileReach;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.Stripe;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Plan;
import dev.muster.core.job.RowChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes rows as chunks by stripe while they are read, and holds few of them in memory. */
final class ChunkWriter {
    /** Bytes of rows held in memory, by {@link FileRow#bytes}. */
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private final JobFiles files;
    private final Job job;
    private final int part;
    private final String token;
    private final int stripes;
    private final FileReach reach;
    private final Map<Integer, List<FileRow>> rows = new TreeMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private long bytes;

    /**
     * Creates the writer of a part.
     *
     * @param plan how the rows are read and divided
     * @param part the number of the part; 0 for a file that one request sends whole
     */
    ChunkWriter(JobFiles files, Job job, Plan.ByFile plan, int part, String token) {
        this.files = files;
        this.job = job;
        this.part = part;
        this.token = token;
        this.stripes = plan.stripes();
        this.reach = new FileReach(plan.options().match());
    }

    void add(FileRow row) {
        reach.add(row);
        bytes += row.bytes();
        rows.computeIfAbsent(Stripe.of(row.key(), stripes), _ -> new ArrayList<>())
                .add(row);
        if (bytes >= MAX_BYTES) {
            flush();
        }
    }

    /** Writes the rows that are held in memory. */
    void flush() {
        List<RowChunk> chunks = new ArrayList<>();
        rows.forEach((stripe, ofStripe) -> cut(ofStripe).forEach(some -> {
            int number = numbers.merge(stripe, 1, Math::addExact) - 1;
            chunks.add(new RowChunk(new RowChunk.Key(stripe, part, token, number), some));
        }));
        files.writeChunks(job, chunks);
        rows.clear();
        bytes = 0;
    }

    /** A chunk is one item of the store, as a batch is. */
    private static List<List<FileRow>> cut(List<FileRow> rows) {
        List<List<FileRow>> chunks = new ArrayList<>();
        long size = Long.MAX_VALUE;
        for (FileRow row : rows) {
            if (size > RowEntry.MAX_BATCH_BYTES - row.bytes()) {
                chunks.add(new ArrayList<>());
                size = 0;
            }
            size += row.bytes();
            chunks.getLast().add(row);
        }
        return chunks;
    }

    /** Returns the concerns of all rows. */
    FilePart.Reach reach() {
        return new FilePart.Reach(reach.organizations(), reach.uniqueKeys());
    }
}
