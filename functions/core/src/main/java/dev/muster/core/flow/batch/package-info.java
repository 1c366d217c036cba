/** The flows behind the queues: plan a slot, apply a batch, advance a job, handle a dead letter, sweep. */
package dev.muster.core.flow.batch;
