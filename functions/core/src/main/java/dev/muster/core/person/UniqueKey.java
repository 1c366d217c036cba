package dev.muster.core.person;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that only one person of a tenant may have.
 *
 * @param value an e-mail address trimmed and in lower case, or a custom id unchanged
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

    private static final String ADDRESSES = "email_addresses/";

    public static UniqueKey email(String address) {
        return new UniqueKey(Kind.EMAIL, address.strip().toLowerCase(Locale.ROOT));
    }

    public static UniqueKey customId(String id) {
        return new UniqueKey(Kind.CUSTOM_ID, id);
    }

    /** Returns the unique keys that the person holds. */
    public static Set<UniqueKey> of(Person person) {
        return person.registers().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue().value()))
                // Several people may have a blank value.
                .filter(uniqueKey -> !uniqueKey.value().isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<UniqueKey> of(Path path, Value value) {
        return switch (path.text()) {
            case "email" -> value instanceof Value.Text(String address) ? Stream.of(email(address)) : Stream.of();
            case "custom_id" -> value instanceof Value.Text(String id) ? Stream.of(customId(id)) : Stream.of();
            case String text ->
                text.startsWith(ADDRESSES) && value.isTrue()
                        ? Stream.of(email(text.substring(ADDRESSES.length())))
                        : Stream.of();
        };
    }
}
