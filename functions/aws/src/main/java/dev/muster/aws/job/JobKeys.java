package dev.muster.aws.job;

import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.RowChunk;

/**
 * The keys of the items of one job. They lie in the partition {@code tenant#job}; numbers are padded so that they sort.
 *
 * <table>
 * <caption>Sort keys</caption>
 * <tr><td>job</td><td>the header: {@link JobItem}</td></tr>
 * <tr><td>changes</td><td>a change that is too large for the header: {@link ChangeItem}</td></tr>
 * <tr><td>sweep-mark</td><td>the progress that Sweep saw last: {@link SweepMarkItem}</td></tr>
 * <tr><td>plan#slot</td><td>the progress of planning a slot: {@link SlotProgressItem}</td></tr>
 * <tr><td>batch#slot#number</td><td>a batch: {@link BatchItem}</td></tr>
 * <tr><td>outcome#slot#number</td><td>the exceptions of a batch: {@link BatchOutcomesItem}</td></tr>
 * <tr><td>further#slot#number#token#part</td><td>exceptions that do not fit into one item</td></tr>
 * <tr><td>tally#slot#page</td><td>a tally page: {@link TallyItem}</td></tr>
 * <tr><td>part#number</td><td>a part of a file: {@link PartItem}</td></tr>
 * <tr><td>uploaded</td><td>the bytes of all its parts</td></tr>
 * </table>
 *
 * <p>The rows of a file are many, so each stripe has a partition of its own, {@code tenant#job#stripe}:
 *
 * <table>
 * <caption>Sort keys</caption>
 * <tr><td>part#number#token#chunk</td><td>rows of a part: {@link ChunkItem}</td></tr>
 * <tr><td>batch#stripe#number#token</td><td>a batch: {@link BatchItem}</td></tr>
 * </table>
 */
record JobKeys(Tenant tenant, String job) {
    private static final String BATCH = "batch";
    private static final String OUTCOME = "outcome";
    private static final String FURTHER = "further";
    static final String TALLY = "tally";
    static final String PLAN = "plan";
    static final String PART = "part";

    String partition() {
        return tenant.id() + "#" + job;
    }

    ItemKey header() {
        return new ItemKey(partition(), "job");
    }

    ItemKey changes() {
        return new ItemKey(partition(), "changes");
    }

    ItemKey sweepMark() {
        return new ItemKey(partition(), "sweep-mark");
    }

    ItemKey batch(BatchKey batch) {
        return numbered(BATCH, batch.slot(), batch.number());
    }

    ItemKey outcomes(BatchKey batch) {
        return numbered(OUTCOME, batch.slot(), batch.number());
    }

    ItemKey furtherOutcomes(BatchKey batch, String token, int part) {
        ItemKey first = numbered(FURTHER, batch.slot(), batch.number());
        return new ItemKey(first.pk(), "%s#%s#%d".formatted(first.sk(), token, part));
    }

    ItemKey tally(PageKey page) {
        return numbered(TALLY, page.slot(), page.number());
    }

    ItemKey plan(int slot) {
        return new ItemKey(partition(), PLAN + "#" + padded(slot, 2));
    }

    ItemKey part(int number) {
        return new ItemKey(partition(), PART + "#" + padded(number, 4));
    }

    ItemKey uploaded() {
        return new ItemKey(partition(), "uploaded");
    }

    String stripePartition(int stripe) {
        return partition() + "#" + padded(stripe, 2);
    }

    ItemKey chunk(RowChunk.Key chunk) {
        String part = PART + "#" + padded(chunk.part(), 4) + "#" + chunk.token() + "#";
        return new ItemKey(stripePartition(chunk.stripe()), part + padded(chunk.number(), 6));
    }

    ItemKey stripeBatch(BatchKey batch, String token) {
        return new ItemKey(stripePartition(batch.slot()), batch(batch).sk() + "#" + token);
    }

    private ItemKey numbered(String kind, int slot, int number) {
        return new ItemKey(partition(), kind + "#" + padded(slot, 2) + "#" + padded(number, 8));
    }

    /** Pads with zeros. {@code String.format} would load locale data during a cold start. */
    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** Returns the job to which the key of a header belongs. */
    static JobRef jobOf(ItemKey key) {
        int hash = key.pk().indexOf('#');
        return new JobRef(new Tenant(key.pk().substring(0, hash)), key.pk().substring(hash + 1));
    }

    static RowChunk.Key chunkOf(ItemKey key) {
        String[] parts = key.sk().split("#", -1);
        int stripe = Integer.parseInt(key.pk().substring(key.pk().lastIndexOf('#') + 1));
        return new RowChunk.Key(stripe, Integer.parseInt(parts[1]), parts[2], Integer.parseInt(parts[3]));
    }

    static int partOf(ItemKey key) {
        return Integer.parseInt(key.sk().substring(PART.length() + 1));
    }

    static BatchKey batchOf(ItemKey key) {
        String[] parts = key.sk().split("#", -1);
        return new BatchKey(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    static int slotOf(ItemKey key) {
        return Integer.parseInt(key.sk().substring(PLAN.length() + 1));
    }

    static PageKey pageOf(ItemKey key) {
        BatchKey numbers = batchOf(key);
        return new PageKey(numbers.slot(), numbers.number());
    }
}
