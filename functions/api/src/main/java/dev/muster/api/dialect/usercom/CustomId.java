package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Value;

/** The ids that clients assign to people, {@code user_id} or by its newer name {@code custom_id}. */
final class CustomId {
    static final String ATTRIBUTE = "custom_id";

    static final String FORM = "a string of 1 to 255 bytes without control characters";

    private static final int MAX_BYTES = 255;

    private CustomId() {}

    static boolean isValid(String text) {
        return !text.isBlank()
                && Value.bytes(text) <= MAX_BYTES
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** Returns the id under which a job lists an unknown person: no person has an id with a slash. */
    static String unknownPersonId(String customId) {
        return ATTRIBUTE + "/" + customId;
    }
}
