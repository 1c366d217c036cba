/**
 * Jobs from command to totals: header, plan, batches, tally and limits, and the ports of the store, the queues and the
 * events.
 */
package dev.muster.core.job;
