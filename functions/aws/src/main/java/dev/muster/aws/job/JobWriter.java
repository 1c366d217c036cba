package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.aws.table.WriteTransaction;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores jobs together with the idempotency records of requests. One request creates a job under a random id. If a
 * header with this id is stored already, an earlier attempt of the same request wrote it and lost the response.
 */
record JobWriter(DynamoTable jobs, DynamoTable access) {
    private static final int HEADER = 0;
    private static final int KEY = 1;

    /** Stores the job. Returns the idempotency record that prevented it, or empty if the job is stored. */
    Optional<IdempotencyRecord> create(Job job, Optional<IdempotencyRecord> idempotencyRecord) {
        writeLargeChange(job);
        TableItem header = JobItem.encode(job, job.id());
        if (idempotencyRecord.isPresent()) {
            return createWithKey(job, header, idempotencyRecord.get());
        }
        jobs.put(header, WriteCondition.ABSENT);
        return Optional.empty();
    }

    /**
     * Writes a change that the header does not hold, before the header as batches are: a transaction would cost twice as
     * much. Without the header it belongs to no job, and it expires.
     */
    private void writeLargeChange(Job job) {
        if (job.change() instanceof JobChange.Loaded(Change change)
                && job.change().inHeader() instanceof JobChange.StoredApart) {
            jobs.putAll(List.of(ChangeItem.encode(job, change)));
        }
    }

    private Optional<IdempotencyRecord> createWithKey(Job job, TableItem header, IdempotencyRecord idempotencyRecord) {
        Map<Integer, TableItem> conflicts = new WriteTransaction(
                        job.id(),
                        List.of(WriteTransaction.put(jobs, header, WriteCondition.ABSENT), put(job, idempotencyRecord)))
                .run(jobs);
        return recordOfOtherJob(job, conflicts.get(KEY));
    }

    /** Stores the job and the next version of its predecessor in one transaction. */
    Jobs.WriteResult createSuccessor(Job job, Job predecessor, Optional<IdempotencyRecord> idempotencyRecord) {
        writeLargeChange(job);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(WriteTransaction.put(jobs, JobItem.encode(job, job.id()), WriteCondition.ABSENT));
        idempotencyRecord.ifPresent(used -> writes.add(put(job, used)));
        writes.add(WriteTransaction.put(
                jobs, JobItem.encode(predecessor, job.id()), JobItem.unchangedBefore(predecessor)));
        Map<Integer, TableItem> conflicts = new WriteTransaction(job.id(), writes).run(jobs);
        Optional<IdempotencyRecord> recordOfOtherJob =
                idempotencyRecord.flatMap(_ -> recordOfOtherJob(job, conflicts.get(KEY)));
        if (recordOfOtherJob.isPresent()) {
            return new Jobs.WriteResult.Used(recordOfOtherJob.get());
        }
        TableItem predecessorConflict = conflicts.get(writes.size() - 1);
        // The header of the job is stored, so the whole transaction was written and only the response was lost.
        boolean done = predecessorConflict == null || conflicts.containsKey(HEADER);
        return done ? new Jobs.WriteResult.Done() : new Jobs.WriteResult.Moved();
    }

    /** Stores the next version of a job and the idempotency record of the request in one transaction. */
    Jobs.WriteResult replaceUnderKey(Job next, IdempotencyRecord idempotencyRecord, Instant now) {
        String writer = Long.toHexString(jobs.random().nextLong());
        Map<Integer, TableItem> conflicts = new WriteTransaction(
                        writer,
                        List.of(
                                WriteTransaction.put(jobs, JobItem.encode(next, writer), JobItem.unchangedBefore(next)),
                                put(next, idempotencyRecord, now)))
                .run(jobs);
        if (conflicts.isEmpty()) {
            return new Jobs.WriteResult.Done();
        }
        Optional<IdempotencyRecord> stored =
                Optional.ofNullable(conflicts.get(KEY)).map(IdempotencyItem::decode);
        if (stored.isEmpty()) {
            return new Jobs.WriteResult.Moved();
        }
        // The record of this attempt is stored, so the whole transaction was written and only the response was lost.
        boolean done = stored.get().equals(idempotencyRecord);
        return done ? new Jobs.WriteResult.Done() : new Jobs.WriteResult.Used(stored.get());
    }

    private TransactWriteItem put(Job job, IdempotencyRecord idempotencyRecord) {
        return put(job, idempotencyRecord, job.origin().createdAt());
    }

    private TransactWriteItem put(Job job, IdempotencyRecord idempotencyRecord, Instant now) {
        return WriteTransaction.put(
                access,
                IdempotencyItem.encode(job.tenant(), idempotencyRecord),
                WriteCondition.absentOrAtMost(IdempotencyItem.UNTIL, AttributeValues.moment(now)));
    }

    /** Returns the stored idempotency record, unless it names this job. */
    private static Optional<IdempotencyRecord> recordOfOtherJob(Job job, @Nullable TableItem conflict) {
        return Optional.ofNullable(conflict)
                .map(IdempotencyItem::decode)
                .filter(stored -> !stored.job().equals(job.id()));
    }
}
