package dev.muster.core.job;

/**
 * One batch about to be tallied.
 *
 * @param hasExceptions whether outcome items were written for it: a reader ignores those no tally names
 */
public record BatchCount(BatchKey batch, Totals totals, boolean hasExceptions) {}
