package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bench.report.BenchReport;
import dev.muster.bench.report.BudgetRow;
import dev.muster.bench.section.BenchOptions;
import dev.muster.bench.section.BenchRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every section with few people. The figures mean nothing here, so no test asserts a time. */
class BenchRunTest {
    @TempDir
    private Path folder;

    private static BenchReport run() {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (BenchRun run = new BenchRun(BenchOptions.ofQuickRun(), Path.of("..", ".."), silent, silent)) {
            return run.run();
        }
    }

    @Test
    void everySectionMeasuresAndEveryBudgetIsInTheFile() throws IOException {
        BenchReport report = run();

        JsonNode figures = new ObjectMapper()
                .readTree(report.write(folder.resolve("bench.json")).toFile());

        assertThat(figures.isArray()).isTrue();
        figures.forEach(BenchRunTest::assertWellFormed);
        assertThat(names(figures))
                .hasSize(figures.size())
                .containsAll(Arrays.stream(BudgetRow.values())
                        .map(BudgetRow::figureName)
                        .toList());
        assertThat(report.figures().stream()
                        .map(figure -> figure.section())
                        .distinct()
                        .toList())
                .hasSameElementsAs(BenchOptions.ofQuickRun()
                        .sections()
                        .chars()
                        .mapToObj(letter -> (char) letter)
                        .toList());
        assertThat(report.table()).contains("median", "minimum", "maximum", "people/s over the floor, by ids");
    }

    private static Set<String> names(JsonNode figures) {
        return StreamSupport.stream(figures.spliterator(), false)
                .map(figure -> figure.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static void assertWellFormed(JsonNode figure) {
        assertThat(figure.path("name").asText()).isNotEmpty();
        if (figure.has("measured")) {
            assertThat(figure.path("budget").asText()).matches("[<>]= [0-9.]+");
            return;
        }
        String kind = figure.has("ratio") ? "ratio" : "value";
        assertThat(figure.path(kind).isNumber()).as(figure.toString()).isTrue();
        assertThat(figure.path(kind).asDouble())
                .isFinite()
                .isBetween(figure.path("min").asDouble(), figure.path("max").asDouble());
    }
}
