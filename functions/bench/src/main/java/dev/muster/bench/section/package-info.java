/** The sections of the benchmark. Each measures one aspect and adds its figures to the run. */
package dev.muster.bench.section;
