package dev.muster.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of a run as Markdown: those with a budget first, as the README shows them, then all others.
 *
 * @param heading the date and the machine
 */
public record MarkdownReport(BenchReport report, String heading) {
    private static final String COLUMNS = """
            | figure | median | minimum | maximum | unit | budget |
            | --- | --- | --- | --- | --- | --- |
            """;

    /** Returns the text. */
    String text() {
        List<BenchFigure> limited =
                report.figures().stream().filter(f -> f.budget().isPresent()).toList();
        List<BenchFigure> others =
                report.figures().stream().filter(f -> f.budget().isEmpty()).toList();
        return heading + "\n\n" + table(limited) + unmeasured() + "\n" + table(others);
    }

    private static String table(List<BenchFigure> figures) {
        return figures.stream().map(MarkdownReport::row).collect(Collectors.joining("", COLUMNS, ""));
    }

    private static String row(BenchFigure figure) {
        SampleSet samples = figure.samples();
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        figure.name(),
                        BenchReport.number(samples.median()),
                        BenchReport.number(samples.min()),
                        BenchReport.number(samples.max()),
                        figure.unit(),
                        figure.limit());
    }

    private String unmeasured() {
        List<String> names = report.unmeasured();
        return names.isEmpty() ? "" : "\nNot measured: " + String.join("; ", names) + ".\n";
    }

    /** Writes the text into the file and returns its path. */
    public Path write(Path file) {
        try {
            return Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
