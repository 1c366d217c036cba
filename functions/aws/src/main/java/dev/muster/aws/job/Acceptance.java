package dev.muster.aws.job;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Table;
import dev.muster.aws.table.Transaction;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * Makes a job exist, together with the use of its Idempotency-Key. A job's id is made from chance by the one request that
 * accepts it, so a header of that id that is there already is our own, of which only the answer was lost.
 */
record Acceptance(Table jobs, Table access) {
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
        Transaction both = new Transaction(
                job.id(),
                List.of(
                        Transaction.put(jobs, header, Condition.ABSENT),
                        Transaction.put(
                                access,
                                IdempotencyItem.encode(job.tenant(), use),
                                Condition.absentOrAtMost(IdempotencyItem.UNTIL, Attribute.moment(job.createdAt())))));
        // What the second of them met stands in the way, unless it is of this very job.
        return Optional.ofNullable(both.run(jobs, deadline).get(KEY))
                .map(IdempotencyItem::decode)
                .filter(stands -> !stands.job().equals(job.id()));
    }
}
