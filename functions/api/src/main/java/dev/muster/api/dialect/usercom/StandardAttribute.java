package dev.muster.api.dialect.usercom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The standard attributes of a mass update, with the original API's names. */
enum StandardAttribute {
    ASSIGNED_TO(ValueType.REFERENCE),
    CITY(ValueType.TEXT),
    COMPANY_ID(ValueType.REFERENCE),
    COUNTRY(ValueType.TEXT),
    EMAIL(ValueType.EMAIL),
    FACEBOOK_URL(ValueType.URL),
    FIRST_NAME(ValueType.NAME),
    GENDER(ValueType.GENDER),
    GOOGLE_URL(ValueType.URL),
    GRAVATAR_URL(ValueType.URL),
    LAST_NAME(ValueType.NAME),
    LINKEDIN_URL(ValueType.URL),
    NOTIFICATIONS(ValueType.FLAG),
    PHONE_NUMBER(ValueType.PHONE),
    REGION(ValueType.TEXT),
    SCORE(ValueType.INTEGER),
    STATUS(ValueType.STATUS),
    TIMEZONE(ValueType.TEXT),
    TWITTER_URL(ValueType.URL),
    UNSUBSCRIBED(ValueType.FLAG),
    USER_ID(ValueType.CUSTOM_ID);

    private static final String NAMES =
            Arrays.stream(values()).map(StandardAttribute::code).collect(Collectors.joining(", "));

    private final ValueType type;

    StandardAttribute(ValueType type) {
        this.type = type;
    }

    static Optional<StandardAttribute> of(String name) {
        return name.equals(CustomId.ATTRIBUTE)
                ? Optional.of(USER_ID)
                : Arrays.stream(values())
                        .filter(attribute -> attribute.code().equals(name))
                        .findFirst();
    }

    /** Returns all names, for error texts. */
    static String names() {
        return NAMES;
    }

    ValueType type() {
        return type;
    }

    /** Returns the name that all dialects share. */
    String shared() {
        return this == USER_ID ? CustomId.ATTRIBUTE : code();
    }

    /** Returns whether only one person can have a value of the attribute. */
    boolean isUnique() {
        return this == EMAIL || this == USER_ID;
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
