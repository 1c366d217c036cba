package dev.muster.aws.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTextTest {

    static List<Filter> filters() {
        Filter id = new Filter.Compare(new FilterField.Id(), FilterOperator.EQ, Value.of("7:s"));
        return List.of(
                new Filter.And(List.of()),
                new Filter.Or(List.of(id, new Filter.Not(id))),
                new Filter.Present(new FilterField.Updated()),
                new Filter.Compare(new FilterField.AnyCaseId(), FilterOperator.EQ, Value.of("AbC-1")),
                new Filter.Typed(
                        new FilterField.Attribute("score"), FilterOperator.GE, Value.of(new BigDecimal("-1E+99"))),
                new Filter.Typed(new FilterField.InOrganization("3", "archived"), FilterOperator.EQ, Value.of(false)),
                new Filter.Compare(new FilterField.Attribute("a"), FilterOperator.EQ, Value.of(true)),
                new Filter.Compare(new FilterField.Attribute("a"), FilterOperator.EQ, Value.NOTHING),
                new Filter.Member("42"),
                new Filter.Membership(new Filter.And(List.of(
                        new Filter.Typed(new FilterField.HereId(), FilterOperator.EQ, Value.of("3")),
                        new Filter.Present(new FilterField.Here("followup_status"))))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void decodesEncodedFilter(Filter filter) {
        assertThat(FilterText.decode(FilterText.encode(filter))).isEqualTo(filter);
    }

    @ParameterizedTest
    @EnumSource(FilterOperator.class)
    void encodesEveryOperator(FilterOperator operator) {
        Filter filter = new Filter.Typed(new FilterField.Attribute("a"), operator, Value.of("x"));
        assertThat(FilterText.decode(FilterText.encode(filter))).isEqualTo(filter);
    }

    @Test
    void keepsStoredForm() {
        Filter country = new Filter.Compare(new FilterField.Attribute("country"), FilterOperator.EQ, Value.of("USA"));
        Filter status = new Filter.Present(new FilterField.InOrganization("3", "status"));
        assertThat(FilterText.encode(new Filter.And(List.of(country, new Filter.Not(status), new Filter.Member("3")))))
                .isEqualTo("&3:=eqa7:countrys3:USA!?o1:36:status@1:3");
        assertThat(FilterText.encode(new Filter.Membership(
                        new Filter.Typed(new FilterField.Here("a"), FilterOperator.LT, Value.of("x")))))
                .isEqualTo("*~ltA1:as1:x");
    }

    @Test
    void encodesDeepestFilter() {
        Filter filter = new Filter.Member("3");
        for (int depth = 0; depth < 100; depth++) {
            filter = new Filter.Not(filter);
        }
        assertThat(FilterText.decode(FilterText.encode(filter))).isEqualTo(filter);
    }
}
