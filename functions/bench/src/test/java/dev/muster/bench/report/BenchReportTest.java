package dev.muster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
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
    void unmeasuredBudgetsAreNamed() {
        assertThat(report.json()).hasSize(3);
        assertThat(report.table())
                .contains(
                        "Budgets that this run did not measure:",
                        "   read units a person, by ids, 10,000 people <= 0.51");
    }

    @Test
    void markdownHasTheFiguresWithBudgetsFirst() {
        assertThat(new MarkdownReport(report, "Measured here.").text())
                .startsWith("""
                Measured here.

                | figure | median | minimum | maximum | unit | budget |
                | --- | --- | --- | --- | --- | --- |
                | people/s over the floor, by ids, all changed, 10,000 people | 0.950 | 0.910 | 0.990 | ratio | >= 0.85 met |
                | write units a changed person, by ids, 10,000 people | 1.030 | 1.030 | 1.030 | units | <= 1.02 missed |

                Not measured:\s""")
                .endsWith("""
                | write units a changed person, by ids, 100 people | 1.300 | 1.300 | 1.300 | units |  |
                """);
    }

    @Test
    void headingNamesDateAndMachine() {
        assertThat(new Machine(2, 8L << 30, "Linux amd64", "Eclipse Adoptium 25").heading(LocalDate.of(2026, 3, 1)))
                .isEqualTo("Measured on 2026-03-01 with 2 cores and 8 GB, Linux amd64, Java of Eclipse Adoptium 25.");
    }
}
