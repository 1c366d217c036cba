package dev.muster.aws.job;

import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.aws.table.Query;
import dev.muster.aws.table.Table;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Count;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Look;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Progress;
import dev.muster.core.job.Tally;
import dev.muster.core.time.Deadline;
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

    private final Table table;
    private final Table access;

    public DynamoJobs(Table jobs, Table access) {
        this.table = jobs;
        this.access = access;
    }

    @Override
    public void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires, Deadline deadline) {
        // No condition guards these puts, and none is needed: until the header is there nobody else knows this job's
        // id, and whoever wrote its batches writes them again only as they are.
        JobKeys keys = new JobKeys(tenant, job);
        table.putAll(
                batches.stream()
                        .map(batch -> BatchItem.encode(keys, batch, expires))
                        .toList(),
                deadline);
    }

    @Override
    public Optional<Idempotency> accept(Job job, Optional<Idempotency> use, Deadline deadline) {
        return new Acceptance(table, access).accept(job, use, deadline);
    }

    @Override
    public Succession succeed(Job job, Job predecessor, Optional<Idempotency> use, Deadline deadline) {
        return new Acceptance(table, access).succeed(job, predecessor, use, deadline);
    }

    @Override
    public Optional<Idempotency> remembered(Tenant tenant, String key, Instant now, Deadline deadline) {
        return access.latest(IdempotencyItem.key(tenant, key), deadline)
                .map(IdempotencyItem::decode)
                .filter(use -> use.expires().isAfter(now));
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job, Deadline deadline) {
        return table.latest(new JobKeys(tenant, job).header(), deadline).map(JobItem::decode);
    }

    @Override
    public boolean replace(Job next, Deadline deadline) {
        String writer = Long.toHexString(table.chance().nextLong());
        return table.put(JobItem.encode(next, writer), JobItem.unmovedBefore(next), deadline)
                .map(stands -> JobItem.isBy(writer, stands))
                .orElse(true);
    }

    @Override
    public Batch writeBatch(Job job, Batch batch, Deadline deadline) {
        Item item = BatchItem.encode(new JobKeys(job.tenant(), job.id()), batch, job.expires());
        return table.put(item, Condition.ABSENT, deadline)
                .map(BatchItem::decode)
                .orElse(batch);
    }

    @Override
    public void advance(Job job, Progress progress, Deadline deadline) {
        table.put(ProgressItem.encode(job, progress), ProgressItem.behind(progress), deadline);
    }

    @Override
    public List<Progress> progress(Tenant tenant, String job, Collection<Integer> slots, Deadline deadline) {
        JobKeys places = new JobKeys(tenant, job);
        // A read of each costs a unit a slot; the items of all lie side by side and are short.
        Stream<Item> items = slots.size() <= FEW
                ? table.readLatest(slots.stream().map(places::plan).toList(), deadline).stream()
                : Query.latest(places.partition(), JobKeys.PLAN + "#").items(table, deadline);
        Map<Integer, Progress> known =
                items.map(ProgressItem::decode).collect(Collectors.toMap(Progress::slot, Function.identity()));
        return slots.stream()
                .map(slot -> known.getOrDefault(slot, Progress.unplanned(slot)))
                .toList();
    }

    @Override
    public Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys, Deadline deadline) {
        JobKeys places = new JobKeys(tenant, job);
        Map<BatchKey, Batch> found = new HashMap<>();
        // A batch never changes, so a copy of it is old only in not being there yet.
        table.read(keys.stream().map(places::batch).toList(), deadline).forEach(item -> put(found, item));
        List<Key> missing = keys.stream()
                .filter(key -> !found.containsKey(key))
                .map(places::batch)
                .toList();
        table.readLatest(missing, deadline).forEach(item -> put(found, item));
        return found;
    }

    private static void put(Map<BatchKey, Batch> found, Item item) {
        Batch batch = BatchItem.decode(item);
        found.put(batch.key(), batch);
    }

    @Override
    public Outcomes writeOutcomes(Job job, Outcomes outcomes, Deadline deadline) {
        return new OutcomesLedger(table).write(job, outcomes, deadline);
    }

    @Override
    public Map<BatchKey, Outcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys, Deadline deadline) {
        return new OutcomesLedger(table).read(new JobKeys(tenant, job), keys, deadline);
    }

    @Override
    public Tally tally(Job job, PageKey page, List<Count> counts, Deadline deadline) {
        return new Tallying(table).tally(job, page, counts, deadline);
    }

    @Override
    public List<Tally> tallies(Tenant tenant, String job, Deadline deadline) {
        return Query.latest(new JobKeys(tenant, job).partition(), JobKeys.TALLY)
                .items(table, deadline)
                .map(TallyItem::decode)
                .toList();
    }

    @Override
    public Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages, Deadline deadline) {
        JobKeys places = new JobKeys(tenant, job);
        Map<PageKey, Tally> tallies = new HashMap<>();
        pages.forEach(page -> tallies.put(page, Tally.empty(page)));
        table.readLatest(pages.stream().map(places::tally).toList(), deadline).stream()
                .map(TallyItem::decode)
                .forEach(tally -> tallies.put(tally.page(), tally));
        return tallies;
    }

    @Override
    public List<Job> list(Tenant tenant, int limit, Optional<String> before, Deadline deadline) {
        return new Listing(table).list(tenant, limit, before, deadline);
    }

    @Override
    public List<JobRef> open(Deadline deadline) {
        return new Listing(table).open(deadline);
    }

    @Override
    public int countOpen(Tenant tenant, int most, Deadline deadline) {
        return new Listing(table).countOpen(tenant, most, deadline);
    }

    @Override
    public Optional<Look> looked(JobRef job, Deadline deadline) {
        return table.latest(new JobKeys(job.tenant(), job.job()).look(), deadline)
                .map(LookItem::decode);
    }

    @Override
    public void look(Job job, Look look, Deadline deadline) {
        // Nothing is decided by it but when to ring again, so that whoever writes last may win.
        table.putAll(List.of(LookItem.encode(job, look)), deadline);
    }
}
