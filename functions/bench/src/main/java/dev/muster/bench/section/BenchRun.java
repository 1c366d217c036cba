package dev.muster.bench.section;

import dev.muster.bench.load.BenchHost;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.BenchReport;
import dev.muster.bench.report.SampleSet;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of the benchmark: its options, the figures so far, and the local host that sections share. */
public final class BenchRun implements AutoCloseable {
    private final BenchOptions options;
    private final Path root;
    private final PrintStream progress;
    private final PrintStream log;
    private final long start = System.nanoTime();
    private final List<BenchFigure> figures = new ArrayList<>();
    private Optional<BenchHost> host = Optional.empty();

    /**
     * Creates a run.
     *
     * @param root the folder of the project
     * @param progress receives a line for each step
     * @param log receives the output of the functions
     */
    public BenchRun(BenchOptions options, Path root, PrintStream progress, PrintStream log) {
        this.options = options;
        this.root = root;
        this.progress = progress;
        this.log = log;
    }

    /** Runs the chosen sections and returns their figures. */
    public BenchReport run() {
        for (char letter : options.sections().toCharArray()) {
            BenchSection.of(letter).measure(this);
        }
        return new BenchReport(figures);
    }

    BenchOptions options() {
        return options;
    }

    Path root() {
        return root;
    }

    Path template() {
        return root.resolve("template.yaml");
    }

    PrintStream log() {
        return log;
    }

    void add(BenchFigure figure) {
        figures.add(figure);
    }

    /** Adds a figure of one sample. */
    void add(char section, String what, String at, String unit, double sample) {
        add(new BenchFigure(section, what, at, unit, SampleSet.of(sample)));
    }

    void progress(String step) {
        progress.printf(Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, step);
    }

    /** Returns the host with its tables in memory, which is started at the first call. */
    BenchHost host() {
        if (host.isEmpty()) {
            progress("starting the local host");
            host = Optional.of(BenchHost.start(template(), log));
        }
        return host.get();
    }

    /** Stops the host, for sections that start others: a process runs one at a time. */
    void closeHost() {
        host.ifPresent(BenchHost::close);
        host = Optional.empty();
    }

    /** Returns a number of people as text, such as {@code 10,000 people}. */
    static String people(int count) {
        return String.format(Locale.ROOT, "%,d people", count);
    }

    @Override
    public void close() {
        closeHost();
    }
}
