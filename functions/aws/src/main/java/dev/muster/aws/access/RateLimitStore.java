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

/**
 * Counts the calls of a credential across all instances: it reads the window and writes it back if the item is
 * unchanged.
 */
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
                    Optional<TableItem> stored = write(key, admitted.window(), read, now);
                    if (stored.isEmpty()) {
                        return admitted;
                    }
                    read = stored.filter(item -> !item.attributes().isEmpty());
                    backoff.pause(new UnprocessedItems(1, "rate limit updates"));
                }
            }
        }
    }

    /** Writes the window. Returns the item of another instance if it prevented the write, else empty. */
    private Optional<TableItem> write(ItemKey key, RateLimitWindow window, Optional<TableItem> read, Instant now) {
        String token = Long.toHexString(table.random().nextLong());
        WriteCondition unchanged = read.map(RateLimitItem::unchangedSince).orElse(WriteCondition.ABSENT);
        return table.put(RateLimitItem.encode(key, window, token, now), unchanged)
                .filter(stored -> !RateLimitItem.isWrittenBy(token, stored));
    }
}
