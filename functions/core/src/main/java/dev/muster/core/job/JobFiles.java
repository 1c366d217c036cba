package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port of the store of files: the parts of a file with their rows, and the batches that planners cut from them. It is
 * a side of {@link Jobs}, because a part is added only while its job is open.
 *
 * <p>An upload or a planner writes under a random token of its own. One later write names the token and makes the items
 * under it count; all others are never read and expire (docs/design.md rule 18).
 */
public interface JobFiles {

    /**
     * Writes chunks of rows. They expire some days after the creation of the job, which need not be written yet.
     *
     * @param chunks with keys that no other chunk has
     */
    void writeChunks(Job job, List<RowChunk> chunks);

    /** The result of {@link #addPart}. */
    sealed interface AddResult {
        /** The part is stored. */
        record Added() implements AddResult {}

        /** A part with this number was stored before. */
        record Stored(FilePart earlier) implements AddResult {}

        /** The job takes no parts; nothing was written. */
        record NotOpen() implements AddResult {}
    }

    /** Adds a part whose chunks are written, in one transaction with a check that the job takes parts. */
    AddResult addPart(Job job, FilePart part);

    /** Reads the part with strong consistency; empty when there is none with this number. */
    Optional<FilePart> part(Tenant tenant, String job, int number);

    /** Reads all parts with strong consistency, ordered by number. */
    List<FilePart> parts(Tenant tenant, String job);

    /**
     * The chunks of a stripe.
     *
     * @param part the only part to read; empty for all
     */
    record ChunkRange(int stripe, OptionalInt part) {}

    /**
     * A page of the chunks of a range.
     *
     * @param next the position of the next page; empty at the end
     */
    record ChunkPage(List<RowChunk> chunks, Optional<String> next) {
        public ChunkPage {
            chunks = List.copyOf(chunks);
        }
    }

    /**
     * Reads chunks with strong consistency, ordered by part and number, those of uploads that added no part included.
     *
     * @param after the position of the page; empty for the first
     */
    ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after);

    /**
     * Returns the bytes of all parts of the tenant's jobs that have not ended, with eventual consistency. A part that is
     * being added may be missing.
     */
    long uploadedBytes(Tenant tenant);

    /** Writes batches of a stripe under the token of its planner. */
    void writeBatches(Job job, String token, List<Batch> batches);

    /**
     * Closes a stripe, unless it is closed.
     *
     * @param closed the progress of the whole stripe; its position is the token of the planner whose batches count
     * @return the stored progress: this one or another planner's
     */
    SlotProgress closeStripe(Job job, SlotProgress closed);

    /**
     * Reads batches of closed stripes; keys without a batch are left out.
     *
     * @param tokens the token of each stripe
     */
    Map<BatchKey, Batch> batches(Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys);
}
