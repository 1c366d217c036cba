package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bench.report.BenchReport;
import dev.muster.bench.section.BenchOptions;
import dev.muster.bench.section.BenchRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the sections with few people. The figures mean nothing here, so no test asserts a time. */
class BenchRunTest {
    @TempDir
    private Path folder;

    private static BenchReport run(String sections) {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (BenchRun run = new BenchRun(BenchOptions.quickRun(sections), Path.of("..", ".."), silent, silent)) {
            return run.run();
        }
    }

    @Test
    void ratesCostsAndAnswersAreInTableAndFile() throws IOException {
        assertFigures("abc");
    }

    @Test
    @Tag("large")
    void acceptanceCodeStartsAndCurveAreInTableAndFile() throws IOException {
        assertFigures("defg");
    }

    private void assertFigures(String sections) throws IOException {
        BenchReport report = run(sections);

        JsonNode figures = new ObjectMapper()
                .readTree(report.write(folder.resolve("bench.json")).toFile());

        assertThat(figures.isArray()).isTrue();
        figures.forEach(BenchRunTest::assertWellFormed);
        assertThat(names(figures)).hasSize(figures.size());
        assertThat(report.figures())
                .extracting(figure -> String.valueOf(figure.section()))
                .containsOnly(sections.chars().mapToObj(Character::toString).toArray(String[]::new));
        assertThat(report.table()).contains(names(figures)).contains("median", "minimum", "maximum");
    }

    private static Set<String> names(JsonNode figures) {
        return StreamSupport.stream(figures.spliterator(), false)
                .map(figure -> figure.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static void assertWellFormed(JsonNode figure) {
        assertThat(figure.path("name").asText()).isNotEmpty();
        if (figure.has("budget")) {
            assertThat(figure.path("budget").asText()).matches("[<>]= [0-9.]+");
        }
        String kind = figure.has("ratio") ? "ratio" : "value";
        assertThat(figure.path(kind).isNumber()).as(figure.toString()).isTrue();
        assertThat(figure.path(kind).asDouble())
                .isFinite()
                .isBetween(figure.path("min").asDouble(), figure.path("max").asDouble());
    }
}
