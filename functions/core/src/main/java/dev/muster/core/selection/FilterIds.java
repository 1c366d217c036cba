package dev.muster.core.selection;

import dev.muster.core.person.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ids to which a filter limits its people: {@code id eq "7"} alone, as a part of an {@code and}, or in every part of
 * an {@code or}. The people of a limited filter can be read by id, without a scan.
 */
public final class FilterIds {
    /** Largest number of ids of a limited filter. */
    public static final int MAX = 100;

    private FilterIds() {}

    /** Returns the ids, of which the filter matches all, some or none; empty when other people could match too. */
    public static Optional<Set<String>> of(Filter filter) {
        return ids(filter).filter(ids -> ids.size() <= MAX);
    }

    private static Optional<Set<String>> ids(Filter filter) {
        return switch (filter) {
            case Filter.Compare(FilterField.Id _, FilterOperator operator, FilterLiteral literal) ->
                id(operator, literal);
            case Filter.Typed(FilterField.Id _, FilterOperator operator, FilterLiteral literal) ->
                id(operator, literal);
            case Filter.And(List<Filter> all) -> common(all);
            case Filter.Or(List<Filter> any) -> united(any);
            case Filter.Compare _,
                    Filter.Typed _,
                    Filter.Not _,
                    Filter.Present _,
                    Filter.Member _,
                    Filter.Membership _ -> Optional.empty();
        };
    }

    private static Optional<Set<String>> id(FilterOperator operator, FilterLiteral literal) {
        return operator == FilterOperator.EQ && literal.value() instanceof Value.Text(String id)
                ? Optional.of(Set.of(id))
                : Optional.empty();
    }

    /** Every limited part limits the whole. */
    private static Optional<Set<String>> common(List<Filter> all) {
        Optional<Set<String>> common = Optional.empty();
        for (Filter part : all) {
            Optional<Set<String>> limits = ids(part);
            if (common.isPresent() && limits.isPresent()) {
                Set<String> both = new HashSet<>(common.get());
                both.retainAll(limits.get());
                common = Optional.of(both);
            } else {
                common = common.or(() -> limits);
            }
        }
        return common;
    }

    /** One part without a limit lifts the limits of the others. */
    private static Optional<Set<String>> united(List<Filter> any) {
        Set<String> union = new HashSet<>();
        for (Filter part : any) {
            Optional<Set<String>> limits = ids(part);
            if (limits.isEmpty()) {
                return Optional.empty();
            }
            union.addAll(limits.get());
        }
        return Optional.of(union);
    }
}
