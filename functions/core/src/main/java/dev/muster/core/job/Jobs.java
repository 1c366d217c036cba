package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The port of the store of jobs. Each call retries throttling and lost responses until the deadline, then throws. A
 * write whose response was lost counts as done when the store has it.
 */
public interface Jobs {

    /** Writes the batches of a job before the job is created. */
    void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires);

    /**
     * Creates the job and its idempotency record, if any, in one transaction. A large change is written before, apart
     * from the header; it belongs to no job until then. Returns empty when the job exists now. Returns the earlier
     * record when the key is in use; then the job was not written.
     */
    Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> idempotencyRecord);

    /** The result of {@link #createSuccessor} and {@link #replaceUnderKey}. */
    sealed interface WriteResult {
        /** All is written. */
        record Done() implements WriteResult {}

        /** The Idempotency-Key was used before; nothing was written. */
        record Used(IdempotencyRecord before) implements WriteResult {}

        /** Another writer has changed the stored header; nothing was written. */
        record Moved() implements WriteResult {}
    }

    /**
     * As {@link #create}, and replaces the header of the predecessor in the same transaction.
     *
     * @param predecessor the next header of the predecessor; its version is one more than the version read
     */
    WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> idempotencyRecord);

    /** Returns the record of the key; empty when there is none or it has expired at {@code now}. */
    Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now);

    /** Reads the header with strong consistency; empty when the job does not exist. A large change is not loaded. */
    Optional<Job> find(Tenant tenant, String job);

    /** Reads the change of a job that is stored apart from its header; a change never changes. */
    Change readChange(Tenant tenant, String job);

    /** Returns the change of the job; reads it only when the header does not have it. */
    default Change change(Job job) {
        return switch (job.change()) {
            case JobChange.Loaded(Change change) -> change;
            case JobChange.StoredApart _ -> readChange(job.tenant(), job.id());
        };
    }

    /**
     * Replaces the header, on the condition that the stored version is one less. Returns false when it is another one.
     */
    boolean replace(Job next);

    /**
     * As {@link #replace}, and writes the idempotency record in the same transaction.
     *
     * @param now a record of the key that has expired by then is overwritten
     */
    WriteResult replaceUnderKey(Job next, IdempotencyRecord idempotencyRecord, Instant now);

    /**
     * Writes a planned batch, unless one is stored under its key. Returns the stored batch: this one or another
     * planner's.
     */
    Batch writeBatch(Job job, Batch batch);

    /** Moves the progress of a slot forward; stored progress that is as far or further stays. */
    void advance(Job job, SlotProgress progress);

    /**
     * Reads the progress of these slots with strong consistency, in their order; a slot without progress is unplanned.
     */
    List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots);

    /** Returns the files of the jobs, in the same store. */
    JobFiles files();

    /**
     * Reads the batches with these keys; keys without a batch are left out. Of a file that stripes divide, only batches of
     * closed stripes are there.
     */
    default Map<BatchKey, Batch> batches(Job job, Collection<BatchKey> keys) {
        if (!(job.plan() instanceof Plan.ByFile) || keys.isEmpty()) {
            return batches(job.tenant(), job.id(), keys);
        }
        List<Integer> stripes =
                keys.stream().map(BatchKey::slot).distinct().sorted().toList();
        Map<Integer, String> tokens = progress(job.tenant(), job.id(), stripes).stream()
                .filter(SlotProgress::closed)
                .collect(Collectors.toMap(SlotProgress::slot, SlotProgress::position));
        return files().batches(job.tenant(), job.id(), tokens, keys);
    }

    /** Reads the batches with these keys, of a job without stripes; keys without a batch are left out. */
    Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys);

    /**
     * Writes the outcomes of a batch, unless some are stored. Returns the stored outcomes: these or another worker's
     * (docs/design.md rule 14).
     */
    BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes);

    /** Reads the stored outcomes of these batches; batches without any are left out. */
    Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys);

    /**
     * Adds the counts of batches of one page. The page ignores a batch that it has counted before. Returns the page
     * after the update.
     */
    Tally tally(Job job, PageKey page, List<BatchCount> counts);

    /** Reads all tally pages of the job with strong consistency, in order; pages without a count are left out. */
    List<Tally> tallies(Tenant tenant, String job);

    /** Reads these tally pages with strong consistency; a page that is not stored is empty. */
    Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages);

    /**
     * Reads a tenant's jobs, newest first.
     *
     * @param limit largest number of jobs to return, from 1
     * @param before returns only jobs with a lower id; empty for the newest
     */
    List<Job> list(Tenant tenant, int limit, Optional<String> before);

    /**
     * Reads the jobs that have not ended or whose end is not published, with eventual consistency. The result may name
     * jobs that are deleted.
     */
    List<JobRef> open();

    /**
     * Counts the tenant's open jobs with eventual consistency, up to {@code most}.
     *
     * @param most from 1
     */
    int countOpen(Tenant tenant, int most);

    /**
     * Counts the jobs of a person that wait for parts or for a release, with eventual consistency, up to {@code most}.
     *
     * @param person the person whose credential created them
     * @param most from 1
     */
    int countHeld(Tenant tenant, String person, int most);

    /**
     * Returns the units that all calls of this invocation have used since the last call of this method, as far as the
     * store has reported them, and those of the write that is going to store the cost (docs/design.md rule 20).
     *
     * @param ownUnits write units of that write; they are not returned again when it is made. A store that
     *     charges nothing returns no cost
     */
    default Cost takeCost(int ownUnits) {
        return Cost.NONE;
    }

    /** Reads the sweep mark of the job; empty before the first sweep. */
    Optional<SweepMark> sweepMark(JobRef job);

    /** Stores the sweep mark of the job; replaces an earlier one. */
    void saveSweepMark(Job job, SweepMark mark);
}
