package dev.muster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the table and the JSON of figures. */
class BenchReportTest {
    private static final BenchFigure GOOD = BenchFigure.ratio(
            'a', "people/s over the floor, by ids, all changed", "10,000 people", SampleSet.of(0.95, 0.91, 0.99));
    private static final BenchFigure BAD =
            new BenchFigure('b', "write units a changed person, by ids", "10,000 people", "units", SampleSet.of(1.03));
    private static final BenchFigure SMALL =
            new BenchFigure('b', "write units a changed person, by ids", "100 people", "units", SampleSet.of(1.3));

    private final BenchReport report = new BenchReport(List.of(GOOD, BAD, SMALL));

    @Test
    void figureHasMedianWithMinimumAndMaximum() {
        JsonNode json = report.json().get(0);

        assertThat(json.path("ratio").asDouble()).isEqualTo(0.95);
        assertThat(json.path("min").asDouble()).isEqualTo(0.91);
        assertThat(json.path("max").asDouble()).isEqualTo(0.99);
        assertThat(json.path("samples").asInt()).isEqualTo(3);
        assertThat(SampleSet.of(1, 4, 2, 3).median()).isEqualTo(2.5);
        assertThat(SampleSet.of(1, 4, 2, 3).percentile(0.99)).isEqualTo(4);
    }

    @Test
    void budgetIsJudgedAtItsOwnSizeOnly() {
        assertThat(report.json().get(0).path("budget").asText()).isEqualTo(">= 0.85");
        assertThat(report.json().get(0).path("met").asBoolean()).isTrue();
        assertThat(report.json().get(1).path("budget").asText()).isEqualTo("<= 1.02");
        assertThat(report.json().get(1).path("met").asBoolean()).isFalse();
        assertThat(report.json().get(2).has("budget")).isFalse();
    }

    @Test
    void tableShowsMissedBudgets() {
        assertThat(report.table().lines())
                .anyMatch(line -> line.contains("by ids, all changed, 10,000 people") && line.endsWith(">= 0.85 met"))
                .anyMatch(line -> line.contains("by ids, 10,000 people") && line.endsWith("<= 1.02 missed"));
    }

    @Test
    void unmeasuredBudgetsAreInTheFile() {
        assertThat(report.json()).hasSize(3 + BudgetRow.values().length - 2);
        assertThat(report.json().get(3).path("measured").asBoolean(true)).isFalse();
    }
}
