package dev.muster.aws.access;

import dev.muster.aws.call.Backoff;
import dev.muster.aws.call.PartlyDone;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.aws.table.Table;
import dev.muster.core.access.CallWindow;
import dev.muster.core.access.Credential;
import dev.muster.core.time.Deadline;
import java.time.Instant;
import java.util.Optional;

/** Counts the calls of a credential across all instances: reads its window, and writes it back if nobody else has. */
record Admitting(Table table) {

    CallWindow.Admission admit(Credential credential, int limit, Instant now, Deadline deadline) {
        Key key = AccessKeys.calls(credential);
        Backoff backoff = table.backoff(deadline);
        Optional<Item> read = table.latest(key, deadline);
        while (true) {
            CallWindow window = read.map(WindowItem::decode).orElse(CallWindow.EMPTY);
            switch (window.admit(limit, now)) {
                case CallWindow.Refused refused -> {
                    return refused;
                }
                case CallWindow.Admitted admitted -> {
                    Optional<Item> stands = write(key, admitted.window(), read, now, deadline);
                    if (stands.isEmpty()) {
                        return admitted;
                    }
                    read = stands.filter(item -> !item.attributes().isEmpty());
                    backoff.pause(new PartlyDone(1, "calls being counted"));
                }
            }
        }
    }

    /** What another instance has written meanwhile; nothing when the window was written. */
    private Optional<Item> write(Key key, CallWindow window, Optional<Item> read, Instant now, Deadline deadline) {
        String token = Long.toHexString(table.chance().nextLong());
        Condition unmoved = read.map(WindowItem::unmoved).orElse(Condition.ABSENT);
        return table.put(WindowItem.encode(key, window, token, now), unmoved, deadline)
                .filter(stands -> !WindowItem.isBy(token, stands));
    }
}
