package dev.muster.aws.access;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.UnprocessedItems;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.Credential;
import dev.muster.core.access.RateLimitWindow;
import java.time.Instant;
import java.util.Optional;

/** Counts the calls of a credential across all instances: reads its window, and writes it back if nobody else has. */
record RateLimitStore(DynamoTable table) {

    RateLimitWindow.Admission admit(Credential credential, int limit, Instant now) {
        ItemKey key = AccessKeys.calls(credential);
        Backoff backoff = table.backoff();
        Optional<TableItem> read = table.latest(key);
        while (true) {
            RateLimitWindow window = read.map(RateLimitItem::decode).orElse(RateLimitWindow.EMPTY);
            switch (window.admit(limit, now)) {
                case RateLimitWindow.Refused refused -> {
                    return refused;
                }
                case RateLimitWindow.Admitted admitted -> {
                    Optional<TableItem> stands = write(key, admitted.window(), read, now);
                    if (stands.isEmpty()) {
                        return admitted;
                    }
                    read = stands.filter(item -> !item.attributes().isEmpty());
                    backoff.pause(new UnprocessedItems(1, "calls being counted"));
                }
            }
        }
    }

    /** What another instance has written meanwhile; nothing when the window was written. */
    private Optional<TableItem> write(ItemKey key, RateLimitWindow window, Optional<TableItem> read, Instant now) {
        String token = Long.toHexString(table.random().nextLong());
        WriteCondition unmoved = read.map(RateLimitItem::unmoved).orElse(WriteCondition.ABSENT);
        return table.put(RateLimitItem.encode(key, window, token, now), unmoved)
                .filter(stands -> !RateLimitItem.isBy(token, stands));
    }
}
