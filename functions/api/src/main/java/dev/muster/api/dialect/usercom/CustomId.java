package dev.muster.api.dialect.usercom;

import dev.muster.core.person.Value;

/** The ids clients give to people themselves, {@code user_id} or by its newer name {@code custom_id}. */
final class CustomId {
    static final String ATTRIBUTE = "custom_id";

    static final String FORM = "a string of 1 to 255 bytes without control characters";

    private static final int LONGEST = 255;

    private CustomId() {}

    static boolean isOne(String text) {
        return !text.isBlank()
                && Value.bytes(text) <= LONGEST
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** What stands in a job for somebody who is not known: no person has an id with a slash. */
    static String ofNobody(String customId) {
        return ATTRIBUTE + "/" + customId;
    }
}
