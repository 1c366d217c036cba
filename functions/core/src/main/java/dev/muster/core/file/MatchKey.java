package dev.muster.core.file;

import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.UniqueValue;
import java.util.Locale;
import java.util.Optional;

/** The column by which the rows of a file name their people. */
public enum MatchKey {
    /** The id of the person. */
    ID,
    /** The primary e-mail address, compared folded. */
    EMAIL,
    /** The id that another system gave the person, compared folded. */
    CUSTOM_ID;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the name of the column and the value of the option {@code match}, for example {@code custom_id}. */
    public String code() {
        return code;
    }

    /** Returns the kind of the unique value that names a person; empty when the id names it. */
    public Optional<UniqueKey.Kind> kind() {
        return switch (this) {
            case ID -> Optional.empty();
            case EMAIL -> Optional.of(UniqueKey.Kind.EMAIL);
            case CUSTOM_ID -> Optional.of(UniqueKey.Kind.CUSTOM_ID);
        };
    }

    /** Returns the unique value that a key stands for; empty when the key is an id. */
    public Optional<UniqueValue> unique(String key) {
        return switch (this) {
            case ID -> Optional.empty();
            case EMAIL -> Optional.of(UniqueValue.email(key));
            case CUSTOM_ID -> Optional.of(UniqueValue.customId(key));
        };
    }

    /** Returns the form in which keys are compared. */
    String folded(String key) {
        return unique(key).map(value -> value.key().value()).orElse(key);
    }

    /** Returns the constant with this code; throws {@link IllegalArgumentException} when there is none. */
    public static MatchKey of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
