package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.NOW;
import static dev.muster.local.contract.Samples.deadline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Field;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A filter reads back from the header exactly as it was accepted. */
interface SearchedContract {

    Jobs jobs();

    static Stream<Filter> filters() {
        Filter country = compare(Operator.EQ, Value.of("USA"));
        Filter nested = country;
        for (int depth = 0; depth < 200; depth++) {
            nested = new Filter.Not(new Filter.And(List.of(nested)));
        }
        return Stream.of(
                new Filter.And(List.of()),
                new Filter.Or(List.of()),
                new Filter.Member("3"),
                new Filter.Present(new Field.Id()),
                new Filter.Present(new Field.InOrganization("3", "assigned")),
                new Filter.Compare(new Field.Updated(), Operator.GE, Value.of(NOW.toString())),
                new Filter.And(Stream.of(Operator.values())
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
                        .map(value -> compare(Operator.EQ, value))
                        .toList()),
                new Filter.Or(List.of(country, new Filter.And(List.of(country, new Filter.Not(country))), country)),
                nested);
    }

    private static Filter compare(Operator operator, Value value) {
        return new Filter.Compare(new Field.Attribute("custom/Größe: 7"), operator, value);
    }

    @ParameterizedTest
    @MethodSource("filters")
    default void keepsAFilterExactly(Filter filter) {
        keeps(new Plan.Searched(filter, Optional.empty()));
        keeps(new Plan.Searched(filter, Optional.of("42")));
    }

    private void keeps(Plan plan) {
        Job job = Samples.job(Samples.tenant(), plan);
        jobs().accept(job, Optional.empty(), deadline());
        assertThat(jobs().find(job.tenant(), job.id(), deadline())).contains(job);
    }
}
