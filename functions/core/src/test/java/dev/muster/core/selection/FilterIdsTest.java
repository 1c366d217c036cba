package dev.muster.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterIdsTest {
    private static final Filter COUNTRY =
            new Filter.Typed(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("PH"));

    private static Filter id(String id) {
        return new Filter.Typed(new FilterField.Id(), FilterOperator.EQ, Value.of(id));
    }

    private static Filter and(Filter... all) {
        return new Filter.And(List.of(all));
    }

    private static Filter or(Filter... any) {
        return new Filter.Or(List.of(any));
    }

    @Test
    void readsIdsThatLimitFilter() {
        assertThat(FilterIds.of(id("7"))).contains(Set.of("7"));
        assertThat(FilterIds.of(new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, Value.of("7"))))
                .contains(Set.of("7"));
        assertThat(FilterIds.of(and(COUNTRY, and(id("7"), COUNTRY)))).contains(Set.of("7"));
        assertThat(FilterIds.of(or(id("7"), and(COUNTRY, id("8"))))).contains(Set.of("7", "8"));
        assertThat(FilterIds.of(and(or(id("7"), id("8")), or(id("8"), id("9")))))
                .contains(Set.of("8"));
        assertThat(FilterIds.of(and(id("7"), id("8")))).contains(Set.of());
        assertThat(FilterIds.of(and(new Filter.Not(id("7")), id("7")))).contains(Set.of("7"));
        assertThat(FilterIds.of(or())).contains(Set.of());
    }

    @Test
    void findsNoLimitWhereOthersCanMatch() {
        assertThat(List.of(
                        COUNTRY,
                        and(),
                        new Filter.Not(id("7")),
                        or(id("7"), COUNTRY),
                        or(id("7"), new Filter.Not(id("8"))),
                        new Filter.Present(new FilterField.Id()),
                        new Filter.Typed(new FilterField.Id(), FilterOperator.SW, Value.of("7")),
                        new Filter.Typed(new FilterField.HereId(), FilterOperator.EQ, Value.of("3")),
                        new Filter.Membership(id("7")),
                        new Filter.Member("3")))
                .allSatisfy(filter -> assertThat(FilterIds.of(filter)).isEmpty());
    }

    @Test
    void limitsNumberOfIds() {
        List<Filter> ids = IntStream.range(0, FilterIds.MAX + 1)
                .mapToObj(number -> id("p" + number))
                .toList();
        assertThat(FilterIds.of(new Filter.Or(ids))).isEqualTo(Optional.empty());
        assertThat(FilterIds.of(new Filter.Or(ids.subList(1, ids.size()))).orElseThrow())
                .hasSize(FilterIds.MAX);
        assertThat(FilterIds.of(and(new Filter.Or(ids), id("p3")))).contains(Set.of("p3"));
    }
}
