package dev.muster.core.selection;

import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;

/**
 * Which people a request means: one tree for every dialect. Text is compared ignoring case, but for ids; the negated
 * forms match people who have no such field.
 */
public sealed interface Filter {

    /** Whether the person is meant. */
    default boolean matches(Person person) {
        return matches(FilterContext.of(person));
    }

    private boolean matches(FilterContext sight) {
        return switch (this) {
            case And(List<Filter> all) -> all.stream().allMatch(filter -> filter.matches(sight));
            case Or(List<Filter> any) -> any.stream().anyMatch(filter -> filter.matches(sight));
            case Not(Filter filter) -> !filter.matches(sight);
            case Present(FilterField field) -> field.values(sight).findAny().isPresent();
            case Compare(FilterField field, FilterOperator operator, Value value) ->
                field.values(sight).anyMatch(found -> operator.holds(found, value, field.isCaseExact()));
            case Typed(FilterField field, FilterOperator operator, Value value) ->
                field.values(sight)
                        .filter(found -> found.getClass().equals(value.getClass()))
                        .anyMatch(found -> operator.holds(found, value, field.isCaseExact()));
            case Member(String organization) -> sight.person().isIn(organization);
            case Membership(Filter filter) -> sight.memberships().anyMatch(filter::matches);
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
    record Present(FilterField field) implements Filter {}

    /**
     * A value of the field stands in this relation to the given one. Given text is compared with the text of whatever
     * is found, for dialects whose requests know nothing but text.
     */
    record Compare(FilterField field, FilterOperator operator, Value value) implements Filter {}

    /** The same among values of one type alone: the text {@code 5} is not the number. */
    record Typed(FilterField field, FilterOperator operator, Value value) implements Filter {}

    /** The person is in the organization. */
    record Member(String organization) implements Filter {}

    /** The person is in an organization of which the other matches, its fields {@link FilterField.Here} looking there. */
    record Membership(Filter filter) implements Filter {}
}
