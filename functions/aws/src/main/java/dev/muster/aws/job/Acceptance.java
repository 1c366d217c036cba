package dev.muster.aws.job;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.aws.table.Transaction;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Makes a job exist, together with the use of its Idempotency-Key. A job's id is made from chance by the one request that
 * accepts it, so a header of that id that is there already is our own, of which only the answer was lost.
 */
record Acceptance(Table jobs, Table access) {
    private static final int HEADER = 0;
    private static final int KEY = 1;

    /** The use of the key that stands in the way; empty when the job exists. */
    Optional<Idempotency> accept(Job job, Optional<Idempotency> use, Deadline deadline) {
        Item header = JobItem.encode(job, job.id());
        if (use.isPresent()) {
            return withKey(job, header, use.get(), deadline);
        }
        jobs.put(header, Condition.ABSENT, deadline);
        return Optional.empty();
    }

    private Optional<Idempotency> withKey(Job job, Item header, Idempotency use, Deadline deadline) {
        Map<Integer, Item> inTheWay = new Transaction(
                        job.id(), List.of(Transaction.put(jobs, header, Condition.ABSENT), put(job, use)))
                .run(jobs, deadline);
        return earlier(job, inTheWay.get(KEY));
    }

    /** The same, and in the same step another header that is to name this job. */
    Jobs.Succession succeed(Job job, Job predecessor, Optional<Idempotency> use, Deadline deadline) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(Transaction.put(jobs, JobItem.encode(job, job.id()), Condition.ABSENT));
        use.ifPresent(sent -> writes.add(put(job, sent)));
        writes.add(Transaction.put(jobs, JobItem.encode(predecessor, job.id()), JobItem.unmovedBefore(predecessor)));
        Map<Integer, Item> inTheWay = new Transaction(job.id(), writes).run(jobs, deadline);
        Optional<Idempotency> earlier = use.flatMap(sent -> earlier(job, inTheWay.get(KEY)));
        if (earlier.isPresent()) {
            return new Jobs.Succession.Used(earlier.get());
        }
        Item other = inTheWay.get(writes.size() - 1);
        // Its header is there, so all three are: only the answer was lost.
        boolean done = other == null || inTheWay.containsKey(HEADER);
        return done ? new Jobs.Succession.Done() : new Jobs.Succession.Moved();
    }

    private TransactWriteItem put(Job job, Idempotency use) {
        return Transaction.put(
                access,
                IdempotencyItem.encode(job.tenant(), use),
                Condition.absentOrAtMost(
                        IdempotencyItem.UNTIL, Attribute.moment(job.origin().createdAt())));
    }

    /** What is in the way of the use of a key, unless it is of this very job. */
    private static Optional<Idempotency> earlier(Job job, Item inTheWay) {
        return Optional.ofNullable(inTheWay)
                .map(IdempotencyItem::decode)
                .filter(stands -> !stands.job().equals(job.id()));
    }
}
