package dev.muster.core.job;

/**
 * The outcome counts of one batch, to be added to its tally page.
 *
 * @param hasExceptions whether outcome items are stored for it; a reader ignores items that no page names
 */
public record BatchCount(BatchKey batch, Totals totals, boolean hasExceptions) {}
