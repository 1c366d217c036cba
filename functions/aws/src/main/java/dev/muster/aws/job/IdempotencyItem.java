package dev.muster.aws.job;

import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;

/**
 * An idempotency record as an item of the Access table: pk {@code tenant#key#}, followed by the key; sk {@code use};
 * {@code request}, the digest; {@code job}; {@code until}, the exact moment of its expiry. The response to a request that
 * made no job is stored under the same key; it has no {@code job}.
 */
final class IdempotencyItem {
    static final String UNTIL = "until";
    private static final String INFIX = "#key#";
    private static final String REQUEST = "request";
    private static final String JOB = "job";

    private IdempotencyItem() {}

    static ItemKey key(Tenant tenant, String key) {
        return new ItemKey(tenant.id() + INFIX + key, "use");
    }

    static TableItem encode(Tenant tenant, IdempotencyRecord idempotencyRecord) {
        return TableItem.at(key(tenant, idempotencyRecord.key()))
                .text(REQUEST, idempotencyRecord.request())
                .text(JOB, idempotencyRecord.job())
                .moment(UNTIL, idempotencyRecord.expires())
                .expires(idempotencyRecord.expires())
                .build();
    }

    static IdempotencyRecord decode(TableItem item) {
        String partition = item.key().pk();
        return new IdempotencyRecord(
                partition.substring(partition.indexOf(INFIX) + INFIX.length()),
                item.text(REQUEST),
                item.has(JOB) ? item.text(JOB) : IdempotencyRecord.NO_JOB,
                item.moment(UNTIL));
    }
}
