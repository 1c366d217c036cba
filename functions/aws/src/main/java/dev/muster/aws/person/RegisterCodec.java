package dev.muster.aws.person;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.person.Register;
import dev.muster.core.person.Register.Earlier;
import dev.muster.core.person.Register.Undone;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Registers as attribute values, in the shortest of four forms:
 *
 * <ul>
 *   <li>the bare value, of a register that is unchanged since the person was created
 *   <li>{@code [value, by, earlier value, its writer, …]}, without the absence before the first write, of a register
 *       without undone values whose earlier values are complete or as many as it can keep
 *   <li>{@code [value, by, of, [earlier value, its writer, …], [undone value, its writer, its undo, …]]} of any other
 *   <li>{@code [value, by, earlier value]}, the form before registers kept several values; it is only read
 * </ul>
 */
final class RegisterCodec {
    private static final int OLD_LENGTH = 3;

    private RegisterCodec() {}

    /**
     * Returns the attribute value of a register.
     *
     * @param born the sequence that created the person
     */
    static AttributeValue encode(Register register, long born) {
        if (register.equals(Register.first(register.value(), born))) {
            return ValueCodec.encode(register.value());
        }
        return AttributeValues.list(isShort(register) ? shortForm(register) : longForm(register));
    }

    /** Returns whether the short form has all there is to say: its length tells whether earlier values were dropped. */
    private static boolean isShort(Register register) {
        boolean isFull = register.earlier().size() == Register.MAX_KEPT;
        return register.of() == register.by()
                && register.undone().isEmpty()
                && (isFull || isComplete(register.earlier()));
    }

    private static boolean isComplete(List<Earlier> earlier) {
        return !earlier.isEmpty() && earlier.getLast().equals(Earlier.NOTHING);
    }

    private static List<AttributeValue> shortForm(Register register) {
        Stream<Earlier> present = register.earlier().stream().filter(value -> !value.equals(Earlier.NOTHING));
        return Stream.concat(
                        Stream.of(ValueCodec.encode(register.value()), AttributeValues.number(register.by())),
                        present.flatMap(RegisterCodec::encode))
                .toList();
    }

    private static List<AttributeValue> longForm(Register register) {
        return List.of(
                ValueCodec.encode(register.value()),
                AttributeValues.number(register.by()),
                AttributeValues.number(register.of()),
                AttributeValues.list(register.earlier().stream()
                        .flatMap(RegisterCodec::encode)
                        .toList()),
                AttributeValues.list(register.undone().stream()
                        .flatMap(RegisterCodec::encode)
                        .toList()));
    }

    private static Stream<AttributeValue> encode(Earlier kept) {
        return Stream.of(ValueCodec.encode(kept.value()), AttributeValues.number(kept.of()));
    }

    private static Stream<AttributeValue> encode(Undone kept) {
        return Stream.of(
                ValueCodec.encode(kept.value()),
                AttributeValues.number(kept.of()),
                AttributeValues.number(kept.undo()));
    }

    /**
     * Returns the register that an attribute value stores.
     *
     * @param born the sequence that created the person
     */
    static Register decode(AttributeValue stored, long born) {
        if (!stored.hasL()) {
            return Register.first(ValueCodec.decode(stored), born);
        }
        List<AttributeValue> parts = stored.l();
        Value value = ValueCodec.decode(parts.get(0));
        long by = AttributeValues.asLong(parts.get(1));
        if (parts.size() == OLD_LENGTH) {
            return Register.withUnknownEarlier(value, by, ValueCodec.decode(parts.get(2)));
        }
        return parts.size() % 2 == 0
                ? new Register(value, by, by, completed(earlier(parts.subList(2, parts.size()))), List.of())
                : new Register(
                        value,
                        by,
                        AttributeValues.asLong(parts.get(2)),
                        earlier(parts.get(3).l()),
                        undone(parts.get(4).l()));
    }

    private static List<Earlier> completed(List<Earlier> kept) {
        List<Earlier> all = new ArrayList<>(kept);
        if (all.size() < Register.MAX_KEPT) {
            all.add(Earlier.NOTHING);
        }
        return all;
    }

    private static List<Earlier> earlier(List<AttributeValue> parts) {
        return IntStream.range(0, parts.size() / 2)
                .map(number -> 2 * number)
                .mapToObj(
                        at -> new Earlier(ValueCodec.decode(parts.get(at)), AttributeValues.asLong(parts.get(at + 1))))
                .toList();
    }

    private static List<Undone> undone(List<AttributeValue> parts) {
        return IntStream.range(0, parts.size() / 3)
                .map(number -> 3 * number)
                .mapToObj(at -> new Undone(
                        ValueCodec.decode(parts.get(at)),
                        AttributeValues.asLong(parts.get(at + 1)),
                        AttributeValues.asLong(parts.get(at + 2))))
                .toList();
    }
}
