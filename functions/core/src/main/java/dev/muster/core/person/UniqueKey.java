package dev.muster.core.person;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stored form of a value that only one person of a tenant may have.
 *
 * @param value the value in the form that {@link TextFolding} compares; an e-mail address is trimmed as well
 */
public record UniqueKey(Kind kind, String value) {

    /** The kinds of unique value. */
    public enum Kind {
        EMAIL,
        CUSTOM_ID;

        /** Returns the name in stored keys and error messages, for example {@code custom_id}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static UniqueKey email(String address) {
        return UniqueValue.email(address).key();
    }

    public static UniqueKey customId(String id) {
        return UniqueValue.customId(id).key();
    }

    /** Returns the key of today for a former key. */
    UniqueKey folded() {
        return new UniqueKey(kind, TextFolding.fold(value));
    }

    /** Returns the unique keys that the person holds. */
    public static Set<UniqueKey> of(Person person) {
        return UniqueValue.of(person).stream().map(UniqueValue::key).collect(Collectors.toUnmodifiableSet());
    }
}
