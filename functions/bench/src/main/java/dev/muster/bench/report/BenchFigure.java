package dev.muster.bench.report;

import java.util.Optional;

/**
 * A measured figure.
 *
 * @param section the letter of the section that measured it
 * @param what what was measured, the same at every size
 * @param at the size or condition at which it was measured
 * @param unit the unit; {@link #RATIO} for a ratio to a floor of the same run
 */
public record BenchFigure(char section, String what, String at, String unit, SampleSet samples) {
    /** The unit of a ratio to a floor. */
    public static final String RATIO = "ratio";

    /** Returns a ratio to a floor of the same run. */
    public static BenchFigure ratio(char section, String what, String at, SampleSet samples) {
        return new BenchFigure(section, what, at, RATIO, samples);
    }

    /** Returns the name of a figure: what was measured, and at which size. */
    static String name(String what, String at) {
        return what + ", " + at;
    }

    public String name() {
        return name(what, at);
    }

    public boolean isRatio() {
        return unit.equals(RATIO);
    }

    /** Returns the budget that the design gives the figure at this size. */
    public Optional<Budget> budget() {
        return BudgetRow.of(what, at);
    }

    /** Returns the budget with its verdict, such as {@code <= 1.02 met}; empty without a budget. */
    String limit() {
        return budget().map(budget -> budget.text() + " " + verdict()).orElse("");
    }

    /** Returns {@code met} or {@code missed}; empty without a budget. */
    String verdict() {
        return budget().map(budget -> budget.isMetBy(samples.median()) ? "met" : "missed")
                .orElse("");
    }
}
