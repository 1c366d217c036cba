package dev.muster.testing.memory;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A store of jobs in memory. */
public final class MemoryJobs implements Jobs {
    private final Map<JobRef, Job> headers = new HashMap<>();
    private final Map<JobRef, Change> changes = new HashMap<>();
    private final Map<JobRef, Map<BatchKey, Batch>> batches = new HashMap<>();
    private final Map<JobRef, Map<Integer, SlotProgress>> progresses = new HashMap<>();
    private final Map<JobRef, Map<BatchKey, BatchOutcomes>> outcomes = new HashMap<>();
    private final Map<JobRef, Map<PageKey, Tally>> pages = new HashMap<>();
    private final Map<JobRef, SweepMark> sweepMarks = new HashMap<>();
    private final MemoryKeys keys;
    private final MemoryJobFiles files = new MemoryJobFiles(this);

    /** Creates a store whose Idempotency-Keys are used by jobs alone. */
    public MemoryJobs() {
        this(new MemoryKeys());
    }

    public MemoryJobs(MemoryKeys keys) {
        this.keys = keys;
    }

    @Override
    public synchronized void writeBatches(Tenant tenant, String job, List<Batch> written, Instant expires) {
        Map<BatchKey, Batch> ofJob = of(batches, new JobRef(tenant, job));
        written.forEach(batch -> ofJob.put(batch.key(), batch));
    }

    @Override
    public synchronized Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        synchronized (keys) {
            Optional<IdempotencyRecord> earlier = use.flatMap(sent -> findIdempotencyRecord(
                            job.tenant(), sent.key(), job.origin().createdAt()))
                    .filter(stored -> !stored.job().equals(job.id()));
            if (job.change() instanceof JobChange.Loaded(Change change)) {
                changes.put(JobRef.of(job), change);
            }
            if (earlier.isEmpty() && headers.putIfAbsent(JobRef.of(job), job.asStored()) == null) {
                use.ifPresent(sent -> keys.put(job.tenant(), sent));
            }
            return earlier;
        }
    }

    @Override
    public synchronized WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        synchronized (keys) {
            boolean exists = headers.containsKey(JobRef.of(job));
            Job stored = headers.get(JobRef.of(predecessor));
            Optional<IdempotencyRecord> earlier = use.flatMap(sent -> findIdempotencyRecord(
                            job.tenant(), sent.key(), job.origin().createdAt()))
                    .filter(before -> !before.job().equals(job.id()));
            if (earlier.isPresent()) {
                return new WriteResult.Used(earlier.get());
            }
            if (!exists && (stored == null || stored.version() != predecessor.version() - 1)) {
                return new WriteResult.Moved();
            }
            if (!exists) {
                headers.put(JobRef.of(predecessor), predecessor.asStored());
                create(job, use);
            }
            return new WriteResult.Done();
        }
    }

    @Override
    public synchronized WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        synchronized (keys) {
            Optional<IdempotencyRecord> earlier = findIdempotencyRecord(next.tenant(), use.key(), now);
            if (earlier.isPresent()) {
                return earlier.get().equals(use) ? new WriteResult.Done() : new WriteResult.Used(earlier.get());
            }
            if (!replace(next)) {
                return new WriteResult.Moved();
            }
            keys.put(next.tenant(), use);
            return new WriteResult.Done();
        }
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return keys.record(tenant, key, now);
    }

    @Override
    public synchronized Optional<Job> find(Tenant tenant, String job) {
        return Optional.ofNullable(headers.get(new JobRef(tenant, job)));
    }

    @Override
    public synchronized Change readChange(Tenant tenant, String job) {
        return Objects.requireNonNull(changes.get(new JobRef(tenant, job)));
    }

    @Override
    public synchronized boolean replace(Job next) {
        Job stored = headers.get(JobRef.of(next));
        boolean unmoved = stored != null && stored.version() == next.version() - 1;
        if (unmoved) {
            headers.put(JobRef.of(next), next.asStored());
        }
        return unmoved;
    }

    @Override
    public synchronized Batch writeBatch(Job job, Batch batch) {
        return of(batches, JobRef.of(job)).computeIfAbsent(batch.key(), _ -> batch);
    }

    @Override
    public synchronized void advance(Job job, SlotProgress progress) {
        of(progresses, JobRef.of(job))
                .merge(progress.slot(), progress, (stored, next) -> isBehind(stored, next) ? next : stored);
    }

    private static boolean isBehind(SlotProgress stored, SlotProgress next) {
        return !stored.closed()
                && (stored.batches() < next.batches() || (stored.batches() == next.batches() && next.closed()));
    }

    @Override
    public synchronized List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        Map<Integer, SlotProgress> ofJob = of(progresses, new JobRef(tenant, job));
        return slots.stream()
                .map(slot -> ofJob.getOrDefault(slot, SlotProgress.unplanned(slot)))
                .toList();
    }

    @Override
    public synchronized Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        return select(of(batches, new JobRef(tenant, job)), keys);
    }

    @Override
    public JobFiles files() {
        return files;
    }

    @Override
    public synchronized BatchOutcomes writeOutcomes(Job job, BatchOutcomes written) {
        return of(outcomes, JobRef.of(job)).computeIfAbsent(written.batch(), _ -> written);
    }

    @Override
    public synchronized Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return select(of(outcomes, new JobRef(tenant, job)), keys);
    }

    @Override
    public synchronized Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        Map<PageKey, Tally> ofJob = of(pages, JobRef.of(job));
        Tally tally = ofJob.getOrDefault(page, Tally.empty(page));
        for (BatchCount count : counts) {
            tally = MemoryTally.count(tally, count);
        }
        ofJob.put(page, tally);
        return tally;
    }

    @Override
    public synchronized List<Tally> tallies(Tenant tenant, String job) {
        return List.copyOf(of(pages, new JobRef(tenant, job)).values());
    }

    @Override
    public synchronized Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> wanted) {
        Map<PageKey, Tally> found = new HashMap<>();
        wanted.forEach(page -> found.put(page, Tally.empty(page)));
        found.putAll(select(of(pages, new JobRef(tenant, job)), wanted));
        return found;
    }

    @Override
    public synchronized List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        Predicate<Job> isBefore =
                job -> before.map(id -> job.id().compareTo(id) < 0).orElse(true);
        return headers.values().stream()
                .filter(job -> job.tenant().equals(tenant))
                .filter(isBefore)
                .sorted(Comparator.comparing(Job::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<JobRef> open() {
        return headers.values().stream()
                .filter(job -> !job.lifecycle().published())
                .map(JobRef::of)
                .toList();
    }

    @Override
    public synchronized int countOpen(Tenant tenant, int most) {
        Stream<JobRef> own = open().stream().filter(ref -> ref.tenant().equals(tenant));
        return (int) own.limit(most).count();
    }

    @Override
    public synchronized int countHeld(Tenant tenant, String person, int most) {
        Predicate<Job> own =
                job -> job.tenant().equals(tenant) && job.origin().createdBy().equals(person);
        Stream<Job> waiting = headers.values().stream().filter(own).filter(Job::waitsForPerson);
        return (int) waiting.limit(most).count();
    }

    @Override
    public synchronized Optional<SweepMark> sweepMark(JobRef job) {
        return Optional.ofNullable(sweepMarks.get(job));
    }

    @Override
    public synchronized void saveSweepMark(Job job, SweepMark mark) {
        sweepMarks.put(JobRef.of(job), mark);
    }

    private static <K, V> Map<K, V> of(Map<JobRef, Map<K, V>> all, JobRef job) {
        return all.computeIfAbsent(job, _ -> new TreeMap<>());
    }

    private static <K, V> Map<K, V> select(Map<K, V> all, Collection<K> keys) {
        Map<K, V> found = new HashMap<>(all);
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }
}
