package dev.muster.core.job;

import java.time.Instant;

/**
 * How a job ended: written once into its header, so that a finished job is read with one item.
 *
 * @param batches all there were
 */
public record Ending(Totals totals, int batches, Instant at) {}
