package dev.muster.aws.person;

import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Condition;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Key;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A guard as an item: pk {@code tenant#unique#kind#value}, sk {@code guard}; {@code h}, the id of the person who holds
 * it. A value too long for a key is known by its SHA-256, under {@code tenant#unique#kind-sha256#}.
 */
final class GuardItem {
    private static final String HOLDER = "h";
    /** A partition key has 2,048 bytes at most. */
    private static final int LONGEST = 1_024;

    private GuardItem() {}

    static Key key(Tenant tenant, Guard guard) {
        String head = tenant.id() + "#unique#" + guard.kind().word();
        return Value.bytes(guard.value()) <= LONGEST
                ? new Key(head + "#" + guard.value(), "guard")
                : new Key(head + "-sha256#" + digest(guard.value()), "guard");
    }

    static Item encode(Tenant tenant, Guard guard, String holder) {
        return Item.at(key(tenant, guard)).text(HOLDER, holder).build();
    }

    static Condition freeOrOf(String person) {
        return Condition.absentOr(HOLDER, Attribute.text(person));
    }

    static String holder(Item item) {
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
