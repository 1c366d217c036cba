package dev.muster.core.person;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value that only one person of a tenant may have, as it is written: an e-mail address or a custom id.
 *
 * @param text an e-mail address trimmed, or a custom id unchanged
 */
public record UniqueValue(UniqueKey.Kind kind, String text) {
    private static final String ADDRESSES = "email_addresses/";

    public static UniqueValue email(String address) {
        return new UniqueValue(UniqueKey.Kind.EMAIL, address.strip());
    }

    public static UniqueValue customId(String id) {
        return new UniqueValue(UniqueKey.Kind.CUSTOM_ID, id);
    }

    /**
     * Returns the unique values of the person; none of a deleted person. Several people may have a blank value, so it is
     * none.
     */
    public static Set<UniqueValue> of(Person person) {
        if (!person.exists()) {
            return Set.of();
        }
        Set<UniqueValue> values = new HashSet<>();
        person.registers()
                .forEach((path, register) -> of(path, register.value())
                        .filter(value -> !value.text().isBlank())
                        .ifPresent(values::add));
        return values;
    }

    private static Optional<UniqueValue> of(Path path, Value value) {
        return switch (path.text()) {
            case "email" ->
                value instanceof Value.Text(String address) ? Optional.of(email(address)) : Optional.empty();
            case "custom_id" -> value instanceof Value.Text(String id) ? Optional.of(customId(id)) : Optional.empty();
            case String text ->
                text.startsWith(ADDRESSES) && value.isTrue()
                        ? Optional.of(email(text.substring(ADDRESSES.length())))
                        : Optional.empty();
        };
    }

    /** Returns the key under which the store keeps the value. */
    public UniqueKey key() {
        return new UniqueKey(kind, TextFolding.fold(text));
    }

    /**
     * Returns the key under which the store keeps the value of a person who was written before keys were folded: an
     * address in lower case, a custom id unchanged. Empty when that is the key of today. No write makes such a key.
     */
    public Optional<UniqueKey> formerKey() {
        String former = switch (kind) {
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case CUSTOM_ID -> text;
        };
        return Optional.of(new UniqueKey(kind, former)).filter(key -> !key.equals(key()));
    }

    /** Returns the keys under which a person may hold the value, the former one first. */
    public Stream<UniqueKey> keys() {
        return Stream.concat(formerKey().stream(), Stream.of(key()));
    }

    /** Returns the person that holds the value, by the holders of {@link #keys}. */
    public Optional<String> holder(Map<UniqueKey, String> holders) {
        return keys().flatMap(key -> Optional.ofNullable(holders.get(key)).stream())
                .findFirst();
    }
}
