package dev.muster.api.dialect.usercom;

import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The types of standard attributes (docs/dialects/usercom.md). */
enum ValueType {
    /** A reference to another object; null clears it. */
    REFERENCE("A valid integer is required."),
    INTEGER("A valid integer is required."),
    TEXT("Not a valid string."),
    NAME("Not a valid string of at most 40 characters."),
    STATUS("Must be one of visitor (1), user (2)."),
    EMAIL("Enter a valid email address."),
    PHONE("Enter a phone number of at least 3 digits."),
    CUSTOM_ID("Must be " + CustomId.FORM + "."),
    GENDER("Must be one of unknown (1), male (2), female (3)."),
    URL("Enter a valid URL."),
    FLAG("Must be a valid boolean.");

    private static final int MAX_NAME_LENGTH = 40;
    private static final Map<String, String> STATUSES =
            Map.of("visitor", "visitor", "user", "user", "1", "visitor", "2", "user");
    private static final Map<String, String> GENDERS = Map.of(
            "unknown", "unknown", "male", "male", "female", "female", "1", "unknown", "2", "male", "3", "female");

    private final String message;

    ValueType(String message) {
        this.message = message;
    }

    /** Reads the value; blank text clears the attribute. */
    Validated<Value> read(JsonValue json, Limits limits) {
        if (json instanceof JsonValue.JsonNull) {
            return this == REFERENCE ? Validated.valid(Value.NOTHING) : UpdateField.VALUE.rejected(UpdateField.NULL);
        }
        Optional<Value> value = switch (this) {
            case REFERENCE, INTEGER ->
                TypedValues.integer(json).map(BigDecimal::valueOf).map(Value::of);
            case TEXT -> TypedValues.text(json).map(ValueType::textOrNothing);
            case NAME -> TypedValues.text(json).filter(ValueType::isName).map(ValueType::textOrNothing);
            case STATUS -> TypedValues.choice(json, STATUSES);
            case EMAIL -> TypedValues.email(json).map(Value::of);
            case PHONE -> TypedValues.phone(json);
            case CUSTOM_ID -> TypedValues.text(json).filter(CustomId::isValid).map(Value::of);
            case GENDER -> TypedValues.choice(json, GENDERS);
            case URL -> TypedValues.url(json).map(Value::of);
            case FLAG -> TypedValues.flag(json).map(Value::of);
        };
        return value.isEmpty() ? UpdateField.VALUE.rejected(message) : checkSize(value.get(), limits);
    }

    private static Validated<Value> checkSize(Value value, Limits limits) {
        return value.bytes() > limits.valueBytes()
                ? UpdateField.VALUE.rejected("Ensure this field has no more than %d bytes (it has %d)."
                        .formatted(limits.valueBytes(), value.bytes()))
                : Validated.valid(value);
    }

    private static boolean isName(String text) {
        return text.codePointCount(0, text.length()) <= MAX_NAME_LENGTH;
    }

    private static Value textOrNothing(String text) {
        return text.isEmpty() ? Value.NOTHING : Value.of(text);
    }
}
