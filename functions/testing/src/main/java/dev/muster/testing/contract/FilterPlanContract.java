package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of a job's filter, which is read back as it was written. */
interface FilterPlanContract {

    Jobs jobs();

    static Stream<Filter> filters() {
        Filter country = compare(FilterOperator.EQ, Value.of("USA"));
        Filter nested = country;
        for (int depth = 0; depth < 200; depth++) {
            nested = new Filter.Not(new Filter.And(List.of(nested)));
        }
        return Stream.of(
                new Filter.And(List.of()),
                new Filter.Or(List.of()),
                new Filter.Member("3"),
                new Filter.Present(new FilterField.Id()),
                new Filter.Present(new FilterField.InOrganization("3", "assigned")),
                new Filter.Compare(new FilterField.Updated(), FilterOperator.GE, Value.of(NOW.toString())),
                new Filter.And(Stream.of(FilterOperator.values())
                        .map(operator -> compare(operator, Value.of("x")))
                        .toList()),
                new Filter.Or(Stream.of(
                                Value.NOTHING,
                                Value.of(true),
                                Value.of(false),
                                Value.of(""),
                                Value.of("12:=eqa7:countrys3:USA"),
                                Value.of("👩‍👧 Ü\u0000\n"),
                                Value.of(new BigDecimal("-0.00000000000000000000000000000000000000000000000001")),
                                Value.of(new BigDecimal("1E+1000000")))
                        .map(value -> compare(FilterOperator.EQ, value))
                        .toList()),
                new Filter.Or(List.of(country, new Filter.And(List.of(country, new Filter.Not(country))), country)),
                nested);
    }

    private static Filter compare(FilterOperator operator, Value value) {
        return new Filter.Compare(new FilterField.Attribute("custom/Größe: 7"), operator, value);
    }

    @ParameterizedTest
    @MethodSource("filters")
    default void keepsAFilterExactly(Filter filter) {
        keeps(new Plan.ByFilter(filter, Optional.empty()));
        keeps(new Plan.ByFilter(filter, Optional.of("42")));
    }

    private void keeps(Plan plan) {
        Job job = SampleData.job(SampleData.tenant(), plan);
        jobs().create(job, Optional.empty());
        assertThat(jobs().find(job.tenant(), job.id())).contains(job);
    }
}
