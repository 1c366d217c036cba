package dev.muster.bench.section;

/** A part of the benchmark that can be run alone. */
sealed interface BenchSection permits ThroughputSection, CostSection, LatencySection, AcceptSection {
    /** Measures and adds the figures to the run. */
    void measure(BenchRun run);

    /** Returns the section with this letter. */
    static BenchSection of(char letter) {
        return switch (letter) {
            case 'a' -> new ThroughputSection();
            case 'b' -> new CostSection();
            case 'c' -> new LatencySection();
            case 'd' -> new AcceptSection();
            default -> throw new IllegalArgumentException("no section " + letter);
        };
    }
}
