package dev.muster.aws.job;

import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;

/**
 * A used Idempotency-Key as an item of the Access table: pk {@code tenant#key#}the key, sk {@code use}; {@code request},
 * the digest; {@code job}; {@code until}, the moment it is forgotten, exactly.
 */
final class IdempotencyItem {
    static final String UNTIL = "until";
    private static final String HEAD = "#key#";
    private static final String REQUEST = "request";
    private static final String JOB = "job";

    private IdempotencyItem() {}

    static ItemKey key(Tenant tenant, String key) {
        return new ItemKey(tenant.id() + HEAD + key, "use");
    }

    static TableItem encode(Tenant tenant, IdempotencyRecord use) {
        return TableItem.at(key(tenant, use.key()))
                .text(REQUEST, use.request())
                .text(JOB, use.job())
                .moment(UNTIL, use.expires())
                .expires(use.expires())
                .build();
    }

    static IdempotencyRecord decode(TableItem item) {
        String partition = item.key().pk();
        return new IdempotencyRecord(
                partition.substring(partition.indexOf(HEAD) + HEAD.length()),
                item.text(REQUEST),
                item.text(JOB),
                item.moment(UNTIL));
    }
}
