package dev.muster.aws.job;

import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Idempotency;

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

    static Key key(Tenant tenant, String key) {
        return new Key(tenant.id() + HEAD + key, "use");
    }

    static Item encode(Tenant tenant, Idempotency use) {
        return Item.at(key(tenant, use.key()))
                .text(REQUEST, use.request())
                .text(JOB, use.job())
                .moment(UNTIL, use.expires())
                .expires(use.expires())
                .build();
    }

    static Idempotency decode(Item item) {
        String partition = item.key().pk();
        return new Idempotency(
                partition.substring(partition.indexOf(HEAD) + HEAD.length()),
                item.text(REQUEST),
                item.text(JOB),
                item.moment(UNTIL));
    }
}
