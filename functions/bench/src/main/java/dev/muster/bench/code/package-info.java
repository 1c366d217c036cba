/** Benchmarks of pure code, run by JMH: decisions, filters, codecs and the requests of each dialect. */
package dev.muster.bench.code;
