package dev.muster.aws.job;

import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.PageKey;

/**
 * Where the items of one job lie: all in the partition {@code tenant#job}, numbers padded so that they sort.
 *
 * <table>
 * <caption>Sort keys</caption>
 * <tr><td>job</td><td>the header: {@link JobItem}</td></tr>
 * <tr><td>look</td><td>what was seen of the job last: {@link SweepMarkItem}</td></tr>
 * <tr><td>plan#slot</td><td>how far a slot is planned: {@link SlotProgressItem}</td></tr>
 * <tr><td>batch#slot#number</td><td>a batch: {@link BatchItem}</td></tr>
 * <tr><td>outcome#slot#number</td><td>the exceptions of a batch: {@link BatchOutcomesItem}</td></tr>
 * <tr><td>further#slot#number#token#part</td><td>more of them than one item holds</td></tr>
 * <tr><td>tally#slot#page</td><td>a tally page: {@link TallyItem}</td></tr>
 * </table>
 */
record JobKeys(Tenant tenant, String job) {
    private static final String BATCH = "batch";
    private static final String OUTCOME = "outcome";
    private static final String FURTHER = "further";
    static final String TALLY = "tally";
    static final String PLAN = "plan";

    String partition() {
        return tenant.id() + "#" + job;
    }

    ItemKey header() {
        return new ItemKey(partition(), "job");
    }

    ItemKey look() {
        return new ItemKey(partition(), "look");
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

    private ItemKey numbered(String what, int slot, int number) {
        return new ItemKey(partition(), what + "#" + padded(slot, 2) + "#" + padded(number, 8));
    }

    /** A formatter would do it too, but brings half of a locale with it when a function starts. */
    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** The job of a header's key. */
    static JobRef jobOf(ItemKey key) {
        int hash = key.pk().indexOf('#');
        return new JobRef(new Tenant(key.pk().substring(0, hash)), key.pk().substring(hash + 1));
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
