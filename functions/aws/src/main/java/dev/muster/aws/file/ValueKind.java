package dev.muster.aws.file;

import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** How a stored row has the value of an assignment. Its number is stored, so it must never change. */
enum ValueKind {
    NOTHING(0),
    TEXT(1),
    /** The text is the key of the row. */
    KEY(2),
    NUMBER(3),
    FALSE(4),
    TRUE(5);

    /** Numbers with more zeros at their end are written with an exponent. */
    private static final int MAX_ZEROS = 40;

    private final int stored;

    ValueKind(int stored) {
        this.stored = stored;
    }

    /** Returns the stored number. */
    int stored() {
        return stored;
    }

    /** Returns the kind with this stored number; throws {@link IllegalStateException} when there is none. */
    static ValueKind ofStored(int stored) {
        return Stream.of(values())
                .filter(kind -> kind.stored == stored)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of value has the number " + stored));
    }

    static ValueKind of(Value value, String key) {
        return switch (value) {
            case Value.Nothing _ -> NOTHING;
            case Value.Text(String text) -> text.equals(key) ? KEY : TEXT;
            case Value.Numeric _ -> NUMBER;
            case Value.Flag(boolean on) -> on ? TRUE : FALSE;
        };
    }

    /** Returns the text that a cell with this value most probably has; empty when the value is nothing. */
    static Optional<String> text(Value value) {
        return switch (value) {
            case Value.Nothing _ -> Optional.empty();
            case Value.Text(String text) -> Optional.of(text);
            case Value.Numeric(BigDecimal number) ->
                Optional.of(
                        number.scale() < 0 && number.scale() > -MAX_ZEROS ? number.toPlainString() : number.toString());
            case Value.Flag(boolean on) -> Optional.of(Boolean.toString(on));
        };
    }

    /** Writes the value, whose kind is stored with the shape of its row. */
    void write(Value value, RowOutput out) {
        if (this == TEXT || this == NUMBER) {
            out.text(text(value).orElseThrow());
        }
    }

    Value read(RowInput in, String key) {
        return switch (this) {
            case NOTHING -> Value.NOTHING;
            case TEXT -> Value.of(in.text());
            case KEY -> Value.of(key);
            case NUMBER -> Value.of(new BigDecimal(in.text()));
            case FALSE -> Value.of(false);
            case TRUE -> Value.of(true);
        };
    }
}
