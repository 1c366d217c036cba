package dev.muster.core.person;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that only one person of a tenant can have.
 *
 * @param value e-mail addresses trimmed and in lower case, custom ids as they are
 */
public record UniqueKey(Kind kind, String value) {

    /** What is unique. */
    public enum Kind {
        EMAIL,
        CUSTOM_ID;

        /** The kind's name in keys and reasons: {@code custom_id}. */
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

    /** Everything unique about a person. */
    public static Set<UniqueKey> of(Person person) {
        return person.registers().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue().value()))
                // What is blank is nobody's own.
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
