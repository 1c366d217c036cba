package dev.muster.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of a run, as a table for people and as JSON for programs. */
public record BenchReport(List<BenchFigure> figures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int NAME_WIDTH = 94;

    public BenchReport {
        figures = List.copyOf(figures);
    }

    /** Returns the table: one line for each figure, and the budgets that this run did not measure. */
    public String table() {
        StringBuilder table = new StringBuilder(
                line("", "median", "minimum", "maximum", "unit", "budget").stripTrailing());
        for (BenchFigure figure : figures) {
            table.append('\n').append(line(figure).stripTrailing());
        }
        List<String> unmeasured = unmeasured();
        return unmeasured.isEmpty()
                ? table.toString()
                : table + "\n\nBudgets that this run did not measure:\n   " + String.join("\n   ", unmeasured);
    }

    private static String line(BenchFigure figure) {
        SampleSet samples = figure.samples();

        return line(
                figure.section() + "  " + figure.name(),
                number(samples.median()),
                number(samples.min()),
                number(samples.max()),
                figure.unit(),
                figure.limit());
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %10s %10s %10s  %-8s %s", (Object[]) cells);
    }

    /** Returns a number with three or four significant digits. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.3f" : "%.4f", value);
    }

    /** Returns the names of the figures that have a budget and were not measured, with the budget. */
    List<String> unmeasured() {
        Set<String> measured = figures.stream().map(BenchFigure::name).collect(Collectors.toSet());
        return Arrays.stream(BudgetRow.values())
                .filter(row -> !measured.contains(row.figureName()))
                .map(row -> row.figureName() + " " + row.budgetText())
                .toList();
    }

    /** Writes the figures as a JSON array into the file and returns its path. */
    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Returns the figures as an array of objects. */
    ArrayNode json() {
        ArrayNode array = JSON.createArrayNode();
        figures.forEach(figure -> array.add(json(figure)));
        return array;
    }

    private static ObjectNode json(BenchFigure figure) {
        SampleSet samples = figure.samples();
        ObjectNode node = JSON.createObjectNode()
                .put("name", figure.name())
                .put("section", String.valueOf(figure.section()))
                .put(figure.isRatio() ? BenchFigure.RATIO : "value", samples.median())
                .put("min", samples.min())
                .put("max", samples.max())
                .put("samples", samples.samples().size());
        if (!figure.isRatio()) {
            node.put("unit", figure.unit());
        }
        figure.budget()
                .ifPresent(budget -> node.put("budget", budget.text())
                        .put("met", figure.verdict().equals("met")));
        return node;
    }
}
