/** Two designs that users write today for the same work, run over the same store and queue. */
package dev.muster.bench.baseline;
