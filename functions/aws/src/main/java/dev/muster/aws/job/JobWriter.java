package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.aws.table.WriteTransaction;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Makes a job exist, together with the use of its Idempotency-Key. A job's id is made from chance by the one request that
 * accepts it, so a header of that id that is there already is our own, of which only the answer was lost.
 */
record JobWriter(DynamoTable jobs, DynamoTable access) {
    private static final int HEADER = 0;
    private static final int KEY = 1;

    /** The use of the key that stands in the way; empty when the job exists. */
    Optional<IdempotencyRecord> accept(Job job, Optional<IdempotencyRecord> use) {
        TableItem header = JobItem.encode(job, job.id());
        if (use.isPresent()) {
            return withKey(job, header, use.get());
        }
        jobs.put(header, WriteCondition.ABSENT);
        return Optional.empty();
    }

    private Optional<IdempotencyRecord> withKey(Job job, TableItem header, IdempotencyRecord use) {
        Map<Integer, TableItem> inTheWay = new WriteTransaction(
                        job.id(), List.of(WriteTransaction.put(jobs, header, WriteCondition.ABSENT), put(job, use)))
                .run(jobs);
        return earlier(job, inTheWay.get(KEY));
    }

    /** The same, and in the same step another header that is to name this job. */
    Jobs.SuccessorResult succeed(Job job, Job predecessor, Optional<IdempotencyRecord> use) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(WriteTransaction.put(jobs, JobItem.encode(job, job.id()), WriteCondition.ABSENT));
        use.ifPresent(sent -> writes.add(put(job, sent)));
        writes.add(
                WriteTransaction.put(jobs, JobItem.encode(predecessor, job.id()), JobItem.unmovedBefore(predecessor)));
        Map<Integer, TableItem> inTheWay = new WriteTransaction(job.id(), writes).run(jobs);
        Optional<IdempotencyRecord> earlier = use.flatMap(_ -> earlier(job, inTheWay.get(KEY)));
        if (earlier.isPresent()) {
            return new Jobs.SuccessorResult.Used(earlier.get());
        }
        TableItem other = inTheWay.get(writes.size() - 1);
        // Its header is there, so all three are: only the answer was lost.
        boolean done = other == null || inTheWay.containsKey(HEADER);
        return done ? new Jobs.SuccessorResult.Done() : new Jobs.SuccessorResult.Moved();
    }

    private TransactWriteItem put(Job job, IdempotencyRecord use) {
        return WriteTransaction.put(
                access,
                IdempotencyItem.encode(job.tenant(), use),
                WriteCondition.absentOrAtMost(
                        IdempotencyItem.UNTIL,
                        AttributeValues.moment(job.origin().createdAt())));
    }

    /** What is in the way of the use of a key, unless it is of this very job. */
    private static Optional<IdempotencyRecord> earlier(Job job, @Nullable TableItem inTheWay) {
        return Optional.ofNullable(inTheWay)
                .map(IdempotencyItem::decode)
                .filter(stands -> !stands.job().equals(job.id()));
    }
}
