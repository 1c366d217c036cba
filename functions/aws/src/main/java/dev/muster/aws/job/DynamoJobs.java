package dev.muster.aws.job;

import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.ItemQuery;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.core.job.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger in the Jobs table; used Idempotency-Keys in the Access table. */
public final class DynamoJobs implements Jobs {
    private static final int FEW = 2;

    private final DynamoTable table;
    private final DynamoTable access;

    public DynamoJobs(DynamoTable jobs, DynamoTable access) {
        this.table = jobs;
        this.access = access;
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires) {
        // No condition guards these puts, and none is needed: until the header is there nobody else knows this job's
        // id, and whoever wrote its batches writes them again only as they are.
        JobKeys keys = new JobKeys(tenant, job);
        table.putAll(batches.stream()
                .map(batch -> BatchItem.encode(keys, batch, expires))
                .toList());
    }

    @Override
    public Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use) {
        return new JobWriter(table, access).accept(job, use);
    }

    @Override
    public SuccessorResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        return new JobWriter(table, access).succeed(job, predecessor, use);
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
    public boolean replace(Job next) {
        String writer = Long.toHexString(table.random().nextLong());
        return table.put(JobItem.encode(next, writer), JobItem.unmovedBefore(next))
                .map(stands -> JobItem.isBy(writer, stands))
                .orElse(true);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch) {
        TableItem item = BatchItem.encode(new JobKeys(job.tenant(), job.id()), batch, job.expires());
        return table.put(item, WriteCondition.ABSENT).map(BatchItem::decode).orElse(batch);
    }

    @Override
    public void advance(Job job, SlotProgress progress) {
        table.put(SlotProgressItem.encode(job, progress), SlotProgressItem.behind(progress));
    }

    @Override
    public List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots) {
        JobKeys places = new JobKeys(tenant, job);
        // A read of each costs a unit a slot; the items of all lie side by side and are short.
        Stream<TableItem> items = slots.size() <= FEW
                ? table.readLatest(slots.stream().map(places::plan).toList()).stream()
                : ItemQuery.latest(places.partition(), JobKeys.PLAN + "#").items(table);
        Map<Integer, SlotProgress> known =
                items.map(SlotProgressItem::decode).collect(Collectors.toMap(SlotProgress::slot, Function.identity()));
        return slots.stream()
                .map(slot -> known.getOrDefault(slot, SlotProgress.unplanned(slot)))
                .toList();
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys) {
        JobKeys places = new JobKeys(tenant, job);
        Map<BatchKey, Batch> found = new HashMap<>();
        // A batch never changes, so a copy of it is old only in not being there yet.
        table.read(keys.stream().map(places::batch).toList()).forEach(item -> put(found, item));
        List<ItemKey> missing = keys.stream()
                .filter(key -> !found.containsKey(key))
                .map(places::batch)
                .toList();
        table.readLatest(missing).forEach(item -> put(found, item));
        return found;
    }

    private static void put(Map<BatchKey, Batch> found, TableItem item) {
        Batch batch = BatchItem.decode(item);
        found.put(batch.key(), batch);
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
        JobKeys places = new JobKeys(tenant, job);
        Map<PageKey, Tally> tallies = new HashMap<>();
        pages.forEach(page -> tallies.put(page, Tally.empty(page)));
        table.readLatest(pages.stream().map(places::tally).toList()).stream()
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
    public Optional<SweepMark> sweepMark(JobRef job) {
        return table.latest(new JobKeys(job.tenant(), job.job()).look()).map(SweepMarkItem::decode);
    }

    @Override
    public void saveSweepMark(Job job, SweepMark look) {
        // Nothing is decided by it but when to ring again, so that whoever writes last may win.
        table.putAll(List.of(SweepMarkItem.encode(job, look)));
    }
}
