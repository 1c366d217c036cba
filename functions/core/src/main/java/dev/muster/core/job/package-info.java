/** A job from command to totals: its header, batches, tally and limits; the ports of the ledger and the doorbell. */
package dev.muster.core.job;
