package dev.muster.aws.access;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.RateLimitWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The recent calls of a credential as an item: {@code w}, a list of moments and call counts in turn; {@code t}, the
 * token of the last writer, which the next write names in its condition.
 */
final class RateLimitItem {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String STAMPS = "w";
    private static final String TOKEN = "t";

    private RateLimitItem() {}

    static TableItem encode(ItemKey key, RateLimitWindow window, String token, Instant now) {
        List<AttributeValue> stamps = new ArrayList<>();
        for (RateLimitWindow.Stamp stamp : window.stamps()) {
            stamps.add(AttributeValues.moment(stamp.at()));
            stamps.add(AttributeValues.number(stamp.calls()));
        }
        return TableItem.at(key)
                .list(STAMPS, stamps)
                .text(TOKEN, token)
                .expires(now.plus(LIFE))
                .build();
    }

    static RateLimitWindow decode(TableItem item) {
        List<AttributeValue> stored = item.get(STAMPS).l();
        List<RateLimitWindow.Stamp> stamps = new ArrayList<>();
        for (int index = 0; index < stored.size(); index += 2) {
            stamps.add(new RateLimitWindow.Stamp(
                    AttributeValues.asMoment(stored.get(index)),
                    Math.toIntExact(AttributeValues.asLong(stored.get(index + 1)))));
        }
        return new RateLimitWindow(stamps);
    }

    static WriteCondition unchangedSince(TableItem read) {
        return WriteCondition.is(TOKEN, read.get(TOKEN));
    }

    static boolean isWrittenBy(String token, TableItem stored) {
        return stored.has(TOKEN) && stored.text(TOKEN).equals(token);
    }
}
