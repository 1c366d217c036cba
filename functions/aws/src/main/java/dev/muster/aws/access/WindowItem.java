package dev.muster.aws.access;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.core.access.CallWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The recent calls of a credential as an item: {@code w}, a list of moment, calls, moment, calls and so on; {@code t},
 * the token of whoever wrote it last, which is also what the next writer must still find there.
 */
final class WindowItem {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String STAMPS = "w";
    private static final String TOKEN = "t";

    private WindowItem() {}

    static Item encode(Key key, CallWindow window, String token, Instant now) {
        List<AttributeValue> stamps = new ArrayList<>();
        for (CallWindow.Stamp stamp : window.stamps()) {
            stamps.add(Attribute.moment(stamp.at()));
            stamps.add(Attribute.number(stamp.calls()));
        }
        return Item.at(key)
                .list(STAMPS, stamps)
                .text(TOKEN, token)
                .expires(now.plus(KEPT))
                .build();
    }

    static CallWindow decode(Item item) {
        List<AttributeValue> stored = item.get(STAMPS).l();
        List<CallWindow.Stamp> stamps = new ArrayList<>();
        for (int place = 0; place < stored.size(); place += 2) {
            stamps.add(new CallWindow.Stamp(
                    Attribute.asMoment(stored.get(place)), Math.toIntExact(Attribute.asLong(stored.get(place + 1)))));
        }
        return new CallWindow(stamps);
    }

    static Condition unmoved(Item read) {
        return Condition.is(TOKEN, read.get(TOKEN));
    }

    static boolean isBy(String token, Item stands) {
        return stands.has(TOKEN) && stands.text(TOKEN).equals(token);
    }
}
