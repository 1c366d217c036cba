package dev.muster.testing.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.RowChunk;
import dev.muster.core.job.SlotProgress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The files of the jobs of a store in memory. */
final class MemoryJobFiles implements JobFiles {
    /** A small page, so that a stripe has several. */
    private static final int PAGE = 3;

    private record TokenKey(JobRef job, String token, BatchKey batch) {}

    private final MemoryJobs jobs;
    private final Map<JobRef, NavigableMap<Integer, FilePart>> parts = new HashMap<>();
    private final Map<JobRef, NavigableMap<String, RowChunk>> chunks = new HashMap<>();
    private final Map<TokenKey, Batch> batches = new HashMap<>();

    MemoryJobFiles(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public synchronized void writeChunks(Job job, List<RowChunk> written) {
        written.forEach(chunk -> of(chunks, JobRef.of(job)).put(position(chunk.key()), chunk));
    }

    private static String position(RowChunk.Key key) {
        return "%02d#%04d#%s#%06d".formatted(key.stripe(), key.part(), key.token(), key.number());
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        synchronized (jobs) {
            Map<Integer, FilePart> ofJob = of(parts, JobRef.of(job));
            FilePart earlier = ofJob.get(part.number());
            if (earlier != null) {
                return earlier.token().equals(part.token()) ? new AddResult.Added() : new AddResult.Stored(earlier);
            }
            if (jobs.find(job.tenant(), job.id()).filter(Job::takesParts).isEmpty()) {
                return new AddResult.NotOpen();
            }
            ofJob.put(part.number(), part);
            return new AddResult.Added();
        }
    }

    @Override
    public Optional<FilePart> part(Tenant tenant, String job, int number) {
        synchronized (jobs) {
            return Optional.ofNullable(of(parts, new JobRef(tenant, job)).get(number));
        }
    }

    @Override
    public List<FilePart> parts(Tenant tenant, String job) {
        synchronized (jobs) {
            return List.copyOf(of(parts, new JobRef(tenant, job)).values());
        }
    }

    @Override
    public synchronized ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
        String prefix = "%02d#".formatted(range.stripe())
                + (range.part().isPresent() ? "%04d#".formatted(range.part().getAsInt()) : "");
        List<RowChunk> rest = of(chunks, new JobRef(tenant, job)).tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        return rest.size() <= PAGE
                ? new ChunkPage(rest, Optional.empty())
                : new ChunkPage(
                        rest.subList(0, PAGE),
                        Optional.of(position(rest.get(PAGE - 1).key())));
    }

    @Override
    public long uploadedBytes(Tenant tenant) {
        synchronized (jobs) {
            return jobs.open().stream()
                    .filter(job -> job.tenant().equals(tenant))
                    .flatMap(job -> parts.getOrDefault(job, new TreeMap<>()).values().stream())
                    .mapToLong(part -> part.count().bytes())
                    .sum();
        }
    }

    @Override
    public synchronized void writeBatches(Job job, String token, List<Batch> written) {
        written.forEach(batch -> batches.put(new TokenKey(JobRef.of(job), token, batch.key()), batch));
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        synchronized (jobs) {
            jobs.advance(job, closed);
            return jobs.progress(job.tenant(), job.id(), List.of(closed.slot())).getFirst();
        }
    }

    @Override
    public synchronized Map<BatchKey, Batch> batches(
            Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
        Map<BatchKey, Batch> found = new HashMap<>();
        for (BatchKey key : keys) {
            Optional.ofNullable(tokens.get(key.slot()))
                    .map(token -> batches.get(new TokenKey(new JobRef(tenant, job), token, key)))
                    .ifPresent(batch -> found.put(key, batch));
        }
        return found;
    }

    private static <K, V> NavigableMap<K, V> of(Map<JobRef, NavigableMap<K, V>> all, JobRef job) {
        return all.computeIfAbsent(job, _ -> new TreeMap<>());
    }
}
