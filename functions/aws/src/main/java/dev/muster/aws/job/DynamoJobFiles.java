package dev.muster.aws.job;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.aws.table.WriteTransaction;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.RowChunk;
import dev.muster.core.job.SlotProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of jobs in the Jobs table. */
record DynamoJobFiles(DynamoTable table) implements JobFiles {
    private static final int PART = 1;
    /** More open jobs than any tenant may have. */
    private static final int MAX_OPEN_JOBS = 1_000;

    @Override
    public void writeChunks(Job job, List<RowChunk> chunks) {
        JobKeys keys = keys(job);
        Instant expires = job.chunksExpire();
        // Keys hold the token of one upload, which writes the same rows again after a lost response.
        table.putAll(chunks.stream()
                .map(chunk -> ChunkItem.encode(keys, chunk, expires))
                .toList());
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        JobKeys keys = keys(job);
        Map<Integer, TableItem> conflicts = new WriteTransaction(
                        Long.toHexString(table.random().nextLong()),
                        List.of(
                                WriteTransaction.check(table, keys.header(), JobItem.takesParts()),
                                WriteTransaction.put(
                                        table, PartItem.encode(keys, part, job.expires()), WriteCondition.ABSENT),
                                WriteTransaction.add(
                                        table,
                                        keys.uploaded(),
                                        PartItem.BYTES,
                                        part.count().bytes(),
                                        job.expires())))
                .run(table);
        if (conflicts.isEmpty()) {
            return new AddResult.Added();
        }
        return Optional.ofNullable(conflicts.get(PART))
                .map(PartItem::decode)
                // The part of this upload is stored, so the whole transaction was written and only the response was
                // lost.
                .map(stored ->
                        stored.token().equals(part.token()) ? new AddResult.Added() : new AddResult.Stored(stored))
                .orElseGet(AddResult.NotOpen::new);
    }

    @Override
    public Optional<FilePart> part(Tenant tenant, String job, int number) {
        return table.latest(new JobKeys(tenant, job).part(number)).map(PartItem::decode);
    }

    @Override
    public List<FilePart> parts(Tenant tenant, String job) {
        return ItemQuery.latest(new JobKeys(tenant, job).partition(), JobKeys.PART + "#")
                .items(table)
                .map(PartItem::decode)
                .toList();
    }

    @Override
    public ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
        JobKeys keys = new JobKeys(tenant, job);
        String head =
                (range.part().isPresent() ? keys.part(range.part().getAsInt()).sk() : JobKeys.PART) + "#";
        String first = after.isEmpty() ? head : after + "!";
        ItemQuery.Page page = ItemQuery.between(
                        keys.stripePartition(range.stripe()), first, head + "~", /* latest= */ true)
                .page(table);
        return new ChunkPage(page.items().stream().map(ChunkItem::decode).toList(), page.next());
    }

    @Override
    public long uploadedBytes(Tenant tenant) {
        List<ItemKey> counters = new JobListing(table)
                .open(tenant, MAX_OPEN_JOBS)
                .map(job -> new JobKeys(job.tenant(), job.job()).uploaded())
                .toList();
        return table.read(counters).stream()
                .mapToLong(counter -> counter.number(PartItem.BYTES))
                .sum();
    }

    @Override
    public void writeBatches(Job job, String token, List<Batch> batches) {
        JobKeys keys = keys(job);
        table.putAll(batches.stream()
                .map(batch -> BatchItem.encode(keys.stripeBatch(batch.key(), token), batch, job.expires()))
                .toList());
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        return table.put(SlotProgressItem.encode(job, closed), WriteCondition.ABSENT)
                .map(SlotProgressItem::decode)
                .orElse(closed);
    }

    @Override
    public Map<BatchKey, Batch> batches(
            Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
        JobKeys jobKeys = new JobKeys(tenant, job);
        // The stripe was closed after its batches were written, so an eventually consistent read may miss only new
        // ones.
        List<ItemKey> wanted = keys.stream()
                .filter(key -> tokens.containsKey(key.slot()))
                .map(key -> jobKeys.stripeBatch(key, tokens.getOrDefault(key.slot(), "")))
                .toList();
        Map<BatchKey, Batch> found = new HashMap<>();
        table.read(wanted).forEach(item -> put(found, item));
        List<ItemKey> missing = keys.stream()
                .filter(key -> !found.containsKey(key) && tokens.containsKey(key.slot()))
                .map(key -> jobKeys.stripeBatch(key, tokens.getOrDefault(key.slot(), "")))
                .toList();
        table.readLatest(missing).forEach(item -> put(found, item));
        return found;
    }

    private static void put(Map<BatchKey, Batch> found, TableItem item) {
        Batch batch = BatchItem.decode(item);
        found.put(batch.key(), batch);
    }

    private static JobKeys keys(Job job) {
        return new JobKeys(job.tenant(), job.id());
    }
}
