package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the ledger of jobs. Throttles and lost answers are waited out until the deadline, then thrown; a write whose
 * answer was lost and that turns out to have happened counts as done.
 */
public interface Jobs {

    /** Writes the batches of a job that does not exist yet, so that nobody sees them before it is accepted. */
    void writeBatches(Tenant tenant, String job, List<Batch> batches, Instant expires);

    /**
     * Makes the job exist, together with the use of its Idempotency-Key if it has one, all or nothing. Returns the use
     * that was there already and is not forgotten yet: then the job does not exist; empty when it does.
     */
    Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> use);

    /** What came of {@link #createSuccessor}. */
    sealed interface SuccessorResult {
        /** The job exists, and its predecessor says so. */
        record Done() implements SuccessorResult {}

        /** The job does not exist: the Idempotency-Key was used before. */
        record Used(IdempotencyRecord before) implements SuccessorResult {}

        /** The job does not exist: the predecessor's header is another one by now. */
        record Moved() implements SuccessorResult {}
    }

    /**
     * As {@link #create}, and in the same step replaces the header of the job it follows: all or nothing.
     *
     * @param predecessor the other header as it will be, its stamp one more than it was read with
     */
    SuccessorResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> use);

    /** What is remembered of this key now, leaving out what is forgotten at {@code now}. */
    Optional<IdempotencyRecord> findIdempotencyRecord(Tenant tenant, String key, Instant now);

    /** The header as of the last write before the call; empty when there is no such job. */
    Optional<Job> find(Tenant tenant, String job);

    /** Replaces the header whose stamp is one less than this one's; false when it has another one by now. */
    boolean replace(Job next);

    /**
     * Writes a planned batch, once. Returns what stands now: this one, or what another planner wrote there before.
     */
    Batch writeBatch(Job job, Batch batch);

    /** Moves the progress of a slot forward; one that is at least as far already stays as it is. */
    void advance(Job job, SlotProgress progress);

    /** The progress of these slots as of the last write before the call, in their order; untouched ones as unplanned. */
    List<SlotProgress> progress(Tenant tenant, String job, Collection<Integer> slots);

    /** The batches of these keys that are written, by key. */
    Map<BatchKey, Batch> batches(Tenant tenant, String job, Collection<BatchKey> keys);

    /**
     * Writes down the outcomes of a batch, once. Returns those that stand now: these, or what another worker wrote
     * before.
     */
    BatchOutcomes writeOutcomes(Job job, BatchOutcomes outcomes);

    /** The outcomes written down for these batches, by key; a batch without any is left out. */
    Map<BatchKey, BatchOutcomes> outcomes(Tenant tenant, String job, Collection<BatchKey> keys);

    /**
     * Counts the batches, all of one page, each once however often it is asked: those the page has counted before are
     * left as they are. Returns the page as it is after.
     */
    Tally tally(Job job, PageKey page, List<BatchCount> counts);

    /** All tally pages of the job as of the last write before the call, in order; a page without batches is left out. */
    List<Tally> tallies(Tenant tenant, String job);

    /** These tally pages as of the last write before the call; empty ones for those not there. */
    Map<PageKey, Tally> tallies(Tenant tenant, String job, Collection<PageKey> pages);

    /**
     * A tenant's jobs, newest first.
     *
     * @param limit at most so many, from 1
     * @param before only jobs whose id sorts before this one; empty for the newest
     */
    List<Job> list(Tenant tenant, int limit, Optional<String> before);

    /**
     * Jobs that have not ended, or of whose end the world has not been told. The answer may be a moment old, and name
     * jobs that are not there any more.
     */
    List<JobRef> open();

    /**
     * How many of the tenant's jobs are among the open ones, counted no further than {@code most}. The answer may be a
     * moment old.
     *
     * @param most from 1
     */
    int countOpen(Tenant tenant, int most);

    /** What was seen of the job when it was looked at last; empty when nothing was. */
    Optional<SweepMark> sweepMark(JobRef job);

    /** Keeps what was seen of the job, over what was seen before. */
    void saveSweepMark(Job job, SweepMark look);
}
