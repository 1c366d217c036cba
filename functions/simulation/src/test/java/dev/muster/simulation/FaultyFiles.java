package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowPlan;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.RowChunk;
import dev.muster.core.person.People;
import dev.muster.core.person.UniqueKey;
import dev.muster.testing.forwarding.ForwardingJobFiles;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Stores of jobs with one planted bug each in the parts of a file, or in the batches that planners cut from it. */
final class FaultyFiles {
    private FaultyFiles() {}

    private static Jobs withFiles(Jobs delegate, Function<JobFiles, JobFiles> bug) {
        JobFiles files = bug.apply(delegate.files());
        return new ForwardingJobs(delegate) {
            @Override
            public JobFiles files() {
                return files;
            }
        };
    }

    /** Returns a store in which a second upload of a part adds it again. */
    static Jobs partCountedTwice(Jobs delegate) {
        return withFiles(delegate, files -> new FurtherParts(files) {
            @Override
            boolean isAdded(AddResult result) {
                return result instanceof AddResult.Stored;
            }
        });
    }

    /** Returns a store that adds parts to files that are closed. */
    static Jobs partOfClosedFile(Jobs delegate) {
        return withFiles(delegate, files -> new FurtherParts(files) {
            @Override
            boolean isAdded(AddResult result) {
                return result instanceof AddResult.NotOpen;
            }
        });
    }

    /** A store that adds parts that it should refuse. */
    private abstract static class FurtherParts extends ForwardingJobFiles {
        private final Map<JobRef, List<FilePart>> further = new HashMap<>();

        FurtherParts(JobFiles delegate) {
            super(delegate);
        }

        abstract boolean isAdded(AddResult result);

        @Override
        public AddResult addPart(Job job, FilePart part) {
            AddResult result = delegate.addPart(job, part);
            if (!isAdded(result)) {
                return result;
            }
            further.computeIfAbsent(JobRef.of(job), _ -> new ArrayList<>()).add(part);
            return new AddResult.Added();
        }

        @Override
        public List<FilePart> parts(Tenant tenant, String job) {
            List<FilePart> all = new ArrayList<>(delegate.parts(tenant, job));
            all.addAll(further.getOrDefault(new JobRef(tenant, job), List.of()));
            return all;
        }
    }

    /** Returns a store in which the chunks of all uploads of a part are kept together. */
    static Jobs uploadsMixed(Jobs delegate) {
        return withFiles(delegate, files -> new ForwardingJobFiles(files) {
            @Override
            public void writeChunks(Job job, List<RowChunk> chunks) {
                delegate.writeChunks(
                        job, chunks.stream().map(chunk -> under("all", chunk)).toList());
            }

            @Override
            public ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
                ChunkPage page = delegate.chunks(tenant, job, range, after);
                return new ChunkPage(
                        page.chunks().stream()
                                .map(chunk ->
                                        under(token(tenant, job, chunk.key().part()), chunk))
                                .toList(),
                        page.next());
            }

            private String token(Tenant tenant, String job, int part) {
                return delegate.part(tenant, job, part).map(FilePart::token).orElse(job);
            }
        });
    }

    private static RowChunk under(String token, RowChunk chunk) {
        RowChunk.Key key = chunk.key();
        return new RowChunk(new RowChunk.Key(key.stripe(), key.part(), token, key.number()), chunk.rows());
    }

    /** Returns a store in which a planner leaves the batches of an earlier planner of the stripe as they are. */
    static Jobs plannerResumes(Jobs delegate) {
        record Stored(JobRef job, BatchKey key) {}
        Map<Stored, Batch> all = new HashMap<>();
        return withFiles(delegate, files -> new ForwardingJobFiles(files) {
            @Override
            public void writeBatches(Job job, String token, List<Batch> batches) {
                batches.forEach(batch -> all.putIfAbsent(new Stored(JobRef.of(job), batch.key()), batch));
            }

            @Override
            public Map<BatchKey, Batch> batches(
                    Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
                Map<BatchKey, Batch> found = new HashMap<>();
                for (BatchKey key : keys) {
                    Optional.ofNullable(all.get(new Stored(new JobRef(tenant, job), key)))
                            .filter(_ -> tokens.containsKey(key.slot()))
                            .ifPresent(batch -> found.put(key, batch));
                }
                return found;
            }
        });
    }

    /** Returns a store of which workers read rows with the people who hold their keys now. */
    static Jobs keyLookedUpAgain(Jobs delegate, People people, VirtualScheduler scheduler) {
        BiFunction<Tenant, Map<BatchKey, Batch>, Map<BatchKey, Batch>> again = (tenant, batches) -> {
            Map<BatchKey, Batch> found = new HashMap<>(batches);
            if (scheduler.actingName().startsWith("worker")) {
                found.replaceAll((_, batch) -> lookedUp(tenant, batch, people));
            }
            return found;
        };
        JobFiles files = new ForwardingJobFiles(delegate.files()) {
            @Override
            public Map<BatchKey, Batch> batches(
                    Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
                return again.apply(tenant, delegate.batches(tenant, job, tokens, keys));
            }
        };
        return new ForwardingJobs(delegate) {
            @Override
            public JobFiles files() {
                return files;
            }

            @Override
            public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
                return again.apply(tenant, delegate.batches(tenant, job, keys));
            }
        };
    }

    private static Batch lookedUp(Tenant tenant, Batch batch, People people) {
        return batch.entries().isEmpty()
                ? batch
                : Batch.ofRows(
                        batch.key(),
                        batch.entries().stream()
                                .map(entry -> lookedUp(tenant, entry, people))
                                .toList(),
                        batch.position(),
                        batch.last());
    }

    private static RowEntry lookedUp(Tenant tenant, RowEntry entry, People people) {
        Optional<UniqueKey> key = entry.plan() instanceof RowPlan.Change
                ? entry.match().unique(entry.row().key()).map(value -> value.key())
                : Optional.empty();
        return key.flatMap(named -> Optional.ofNullable(
                        people.holders(tenant, List.of(named)).get(named)))
                .map(holder -> new RowEntry(entry.row(), new RowPlan.Change(holder), entry.match(), entry.mode()))
                .orElse(entry);
    }

    /** Returns a content in which the last row of each key asks for what the first one asks for. */
    static FileContent firstRowWins(FileContent content) {
        Map<String, FileRow> first = new HashMap<>();
        content.rows().stream()
                .filter(row -> row.problem().isEmpty())
                .forEach(row -> first.putIfAbsent(row.key(), row));
        return new FileContent(
                content.digest(),
                content.rows().stream()
                        .map(row -> new FileRow(
                                row.number(),
                                row.key(),
                                row.cells(),
                                first.getOrDefault(row.key(), row).change(),
                                row.problem()))
                        .toList());
    }
}
