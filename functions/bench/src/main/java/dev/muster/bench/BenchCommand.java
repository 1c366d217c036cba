package dev.muster.bench;

import dev.muster.bench.report.BenchReport;
import dev.muster.bench.report.Machine;
import dev.muster.bench.report.MarkdownReport;
import dev.muster.bench.section.BenchOptions;
import dev.muster.bench.section.BenchRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Measures the product beside its floors, prints a table and writes it as JSON and Markdown. Properties: {@code bench}, the letters
 * of sections; {@code bench.largest}, the largest number of people; {@code bench.quick}, whether each figure is
 * measured once with few people.
 */
public final class BenchCommand {
    private BenchCommand() {}

    public static void main(String[] arguments) throws IOException {
        try {
            measure(BenchOptions.of(System.getProperties()));
        } catch (BenchOptions.InvalidOption e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void measure(BenchOptions options) throws IOException {
        Path target = Files.createDirectories(Path.of("functions", "bench", "target"));
        // As the functions keep them; the JDK reads the property at its first connection.
        System.setProperty("http.maxConnections", "50");
        PrintStream progress = System.err;
        try (PrintStream log = new PrintStream(
                        Files.newOutputStream(target.resolve("bench.log")), false, StandardCharsets.UTF_8);
                BenchRun run = new BenchRun(options, Path.of(""), progress, log)) {
            BenchReport report = run.run();
            System.out.println(report.table());
            new MarkdownReport(report, Machine.current().heading(LocalDate.now(ZoneId.systemDefault())))
                    .write(target.resolve("bench.md"));
            System.out.println("\n" + report.write(target.resolve("bench.json")).toAbsolutePath());
        }
    }
}
