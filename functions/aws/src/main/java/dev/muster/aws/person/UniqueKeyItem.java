package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.ItemKey;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A unique key as an item: pk {@code tenant#unique#kind#value}, sk {@code unique}; {@code h}, the id of the person who
 * holds it. A value that is too long for a key is replaced by its SHA-256, under {@code tenant#unique#kind-sha256#}.
 */
final class UniqueKeyItem {
    private static final String HOLDER = "h";
    /** Bytes of a value in the key. A partition key has at most 2,048 bytes. */
    private static final int LONGEST = 1_024;

    private static final String SORT_KEY = "unique";

    private UniqueKeyItem() {}

    static ItemKey key(Tenant tenant, UniqueKey uniqueKey) {
        String prefix = tenant.id() + "#unique#" + uniqueKey.kind().code();
        return Value.bytes(uniqueKey.value()) <= LONGEST
                ? new ItemKey(prefix + "#" + uniqueKey.value(), SORT_KEY)
                : new ItemKey(prefix + "-sha256#" + digest(uniqueKey.value()), SORT_KEY);
    }

    static TableItem encode(Tenant tenant, UniqueKey uniqueKey, String holder) {
        return TableItem.at(key(tenant, uniqueKey)).text(HOLDER, holder).build();
    }

    static WriteCondition freeOrHeldBy(String person) {
        return WriteCondition.absentOr(HOLDER, AttributeValues.text(person));
    }

    static String holder(TableItem item) {
        return item.text(HOLDER);
    }

    private static String digest(String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
