package dev.muster.aws.job;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.UsedUnits;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Cost;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jobs in the Jobs table, and the idempotency records in the Access table. */
public final class DynamoJobs implements Jobs {
    private static final int MAX_SINGLE_READS = 2;

    private final DynamoTable table;
    private final DynamoTable access;
    private final UsedUnits used;

    /** Creates an adapter that knows no cost. */
    public DynamoJobs(DynamoTable jobs, DynamoTable access) {
        this(jobs, access, new UsedUnits());
    }

    /** Creates the adapter; {@code used} counts the calls of all clients of the invocation. */
    public DynamoJobs(DynamoTable jobs, DynamoTable access, UsedUnits used) {
        this.table = jobs;
        this.access = access;
        this.used = used;
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        // The puts need no condition. Only the request that creates the job knows its id before the header is
        // stored, and it writes the same batches again.
        JobKeys keys = new JobKeys(tenant, job);
        table.putAll(batches.stream()
                .map(batch -> BatchItem.encode(keys, batch, expires))
                .toList());
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return new JobWriter(table, access).create(job, use);
    }

    @Override
    public WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return new JobWriter(table, access).createSuccessor(job, predecessor, use);
    }

    @Override
    public Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now) {
        return access.latest(IdempotencyItem.key(tenant, key))
                .map(IdempotencyItem::decode)
                .filter(use -> use.expires().isAfter(now));
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return table.latest(new JobKeys(tenant, job).header()).map(JobItem::decode);
    }

    @Override
    public Change readChange(Tenant tenant, String job) {
        List<ItemKey> key = List.of(new JobKeys(tenant, job).changes());
        // A change never changes, so an eventually consistent read finds it or finds no item.
        return table.read(key).stream()
                .findFirst()
                .or(() -> table.latest(key.getFirst()))
                .map(ChangeItem::decode)
                .orElseThrow(() -> new IllegalStateException("the changes of job " + job + " are missing"));
    }

    @Override
    public boolean replace(Job next) {
        String writer = Long.toHexString(table.random().nextLong());
        return table.put(JobItem.encode(next, writer), JobItem.unchangedBefore(next))
                .map(stored -> JobItem.isWrittenBy(writer, stored))
                .orElse(true);
    }

    @Override
    public WriteResult replaceUnderKey(Job next, IdempotencyRecord use, Instant now) {
        return new JobWriter(table, access).replaceUnderKey(next, use, now);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        TableItem item = BatchItem.encode(new JobKeys(job.tenant(), job.id()), batch, job.expires());
        return table.put(item, WriteCondition.ABSENT).map(BatchItem::decode).orElse(batch);
    }

    @Override
    public SlotProgress advance(Job job, SlotProgress progress) {
        return table.put(SlotProgressItem.encode(job, progress), SlotProgressItem.notReached(progress))
                .map(SlotProgressItem::decode)
                .orElse(progress);
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        JobKeys jobKeys = new JobKeys(tenant, job);
        // A single read costs one unit for each slot. A query reads the short items of all slots for less.
        Stream<TableItem> items = slots.size() <= MAX_SINGLE_READS
                ? table.readLatest(slots.stream().map(jobKeys::plan).toList()).stream()
                : ItemQuery.latest(jobKeys.partition(), JobKeys.PLAN + "#").items(table);
        Map<Integer, SlotProgress> known =
                items.map(SlotProgressItem::decode).collect(Collectors.toMap(SlotProgress::slot, Function.identity()));
        return slots.stream()
                .map(slot -> known.getOrDefault(slot, SlotProgress.unplanned(slot)))
                .toList();
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        JobKeys jobKeys = new JobKeys(tenant, job);
        Map<BatchKey, Batch> found = new HashMap<>();
        // A batch never changes, so an eventually consistent read is either complete or finds no item.
        new BatchItemRead(table, jobKeys::batch, false).of(keys).forEach(item -> put(found, item));
        List<ItemKey> missing = keys.stream()
                .filter(key -> !found.containsKey(key))
                .map(jobKeys::batch)
                .toList();
        table.readLatest(missing).forEach(item -> put(found, item));
        return found;
    }

    private static void put(Map<BatchKey, Batch> found, TableItem item) {
        Batch batch = BatchItem.decode(item);
        found.put(batch.key(), batch);
    }

    @Override
    public JobFiles files() {
        return new DynamoJobFiles(table);
    }

    @Override
    public BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes) {
        return new OutcomeStore(table).write(job, outcomes);
    }

    @Override
    public Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys) {
        return new OutcomeStore(table).read(new JobKeys(tenant, job), keys);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<BatchCount> counts) {
        return new TallyWriter(table).tally(job, page, counts);
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job) {
        return ItemQuery.latest(new JobKeys(tenant, job).partition(), JobKeys.TALLY)
                .items(table)
                .map(TallyItem::decode)
                .toList();
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages) {
        JobKeys jobKeys = new JobKeys(tenant, job);
        Map<PageKey, Tally> tallies = new HashMap<>();
        pages.forEach(page -> tallies.put(page, Tally.empty(page)));
        table.readLatest(pages.stream().map(jobKeys::tally).toList()).stream()
                .map(TallyItem::decode)
                .forEach(tally -> tallies.put(tally.page(), tally));
        return tallies;
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before) {
        return new JobListing(table).list(tenant, limit, before);
    }

    @Override
    public List<JobRef> open() {
        return new JobListing(table).open();
    }

    @Override
    public int countOpen(Tenant tenant, int most) {
        return new JobListing(table).countOpen(tenant, most);
    }

    @Override
    public int countHeld(Tenant tenant, String person, int most) {
        return new JobListing(table).countHeld(tenant, person, most);
    }

    @Override
    public Optional<SweepMark> sweepMark(JobRef job) {
        return table.latest(new JobKeys(job.tenant(), job.job()).sweepMark()).map(SweepMarkItem::decode);
    }

    @Override
    public void saveSweepMark(Job job, SweepMark sweepMark) {
        // The mark decides only when Sweep sends messages again, so the last write may win.
        table.putAll(List.of(SweepMarkItem.encode(job, sweepMark)));
    }

    @Override
    public Cost takeCost(int ownUnits) {
        return used.take(ownUnits);
    }
}
