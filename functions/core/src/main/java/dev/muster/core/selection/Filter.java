package dev.muster.core.selection;

import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;

/**
 * Which people a request means: one tree for every dialect. Text is compared ignoring case; the negated forms match
 * people who have no such field.
 */
public sealed interface Filter {

    /** Whether the person is meant. */
    default boolean matches(Person person) {
        return switch (this) {
            case And(List<Filter> all) -> all.stream().allMatch(filter -> filter.matches(person));
            case Or(List<Filter> any) -> any.stream().anyMatch(filter -> filter.matches(person));
            case Not(Filter filter) -> !filter.matches(person);
            case Present(Field field) -> field.values(person).findAny().isPresent();
            case Compare(Field field, Operator operator, Value value) ->
                field.values(person).anyMatch(found -> operator.holds(found, value));
            case Member(String organization) -> person.isIn(organization);
        };
    }

    /** All of them match; nobody is turned away by none. */
    record And(List<Filter> all) implements Filter {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Any of them matches; none matches nobody. */
    record Or(List<Filter> any) implements Filter {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** The other does not match. */
    record Not(Filter filter) implements Filter {}

    /** The field has a value. */
    record Present(Field field) implements Filter {}

    /** A value of the field stands in this relation to the given one. */
    record Compare(Field field, Operator operator, Value value) implements Filter {}

    /** The person is in the organization. */
    record Member(String organization) implements Filter {}
}
