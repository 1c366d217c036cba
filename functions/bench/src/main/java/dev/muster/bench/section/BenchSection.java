package dev.muster.bench.section;

/** A part of the benchmark that can be run alone. */
sealed interface BenchSection
        permits ThroughputSection, CostSection, LatencySection, AcceptSection, CodeSection, StartSection, CurveSection {
    /** Measures and adds the figures to the run. */
    void measure(BenchRun run);

    /** Returns the section with this letter. */
    static BenchSection of(char letter) {
        return switch (letter) {
            case 'a' -> new ThroughputSection();
            case 'b' -> new CostSection();
            case 'c' -> new LatencySection();
            case 'd' -> new AcceptSection();
            case 'e' -> new CodeSection();
            case 'f' -> new StartSection();
            case 'g' -> new CurveSection();
            default -> throw new IllegalArgumentException("no section " + letter);
        };
    }
}
