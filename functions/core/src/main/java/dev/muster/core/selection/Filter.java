package dev.muster.core.selection;

import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.List;

/**
 * A condition on people, as a tree that serves every dialect. Text comparison ignores case and the spelling of a letter
 * ({@link dev.muster.core.person.TextFolding}), except in ids. The negated forms match people who have no such field
 * (docs/design.md ruling 4).
 */
public sealed interface Filter {

    /** Returns whether the filter matches the person. */
    default boolean matches(Person person) {
        return matches(FilterContext.of(person));
    }

    private boolean matches(FilterContext context) {
        return switch (this) {
            case And(List<Filter> all) -> all.stream().allMatch(filter -> filter.matches(context));
            case Or(List<Filter> any) -> any.stream().anyMatch(filter -> filter.matches(context));
            case Not(Filter filter) -> !filter.matches(context);
            case Present(FilterField field) -> field.values(context).findAny().isPresent();
            case Compare(FilterField field, FilterOperator operator, FilterLiteral literal) ->
                field.values(context).anyMatch(found -> operator.holds(found, literal, field.isCaseExact()));
            case Typed(FilterField field, FilterOperator operator, FilterLiteral literal) ->
                field.values(context)
                        .filter(found -> found.getClass().equals(literal.value().getClass()))
                        .anyMatch(found -> operator.holds(found, literal, field.isCaseExact()));
            case Member(String organization) -> context.person().isIn(organization);
            case Membership(Filter filter) -> context.memberships().anyMatch(filter::matches);
        };
    }

    /** All of the filters match; an empty list matches everyone. */
    record And(List<Filter> all) implements Filter {
        public And {
            all = List.copyOf(all);
        }
    }

    /** At least one of the filters matches; an empty list matches no one. */
    record Or(List<Filter> any) implements Filter {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** The inner filter does not match. */
    record Not(Filter filter) implements Filter {}

    /** The field has a value. */
    record Present(FilterField field) implements Filter {}

    /**
     * A value of the field has this relation to the given value. Given text is compared with the text form of any found
     * value, for dialects whose requests have only text.
     */
    record Compare(FilterField field, FilterOperator operator, FilterLiteral literal) implements Filter {
        public Compare(FilterField field, FilterOperator operator, Value value) {
            this(field, operator, FilterLiteral.of(field, value));
        }
    }

    /** As {@link Compare}, but only values of the same type match: the text {@code 5} is not the number. */
    record Typed(FilterField field, FilterOperator operator, FilterLiteral literal) implements Filter {
        public Typed(FilterField field, FilterOperator operator, Value value) {
            this(field, operator, FilterLiteral.of(field, value));
        }
    }

    /** The person is in the organization. */
    record Member(String organization) implements Filter {}

    /**
     * The person is in an organization in which the inner filter matches; {@link FilterField.Here} refers to that
     * organization.
     */
    record Membership(Filter filter) implements Filter {}
}
