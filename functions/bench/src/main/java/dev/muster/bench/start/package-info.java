/**
 * The benchmark of function starts, from the start of a process to its first response, and the training of the AOT
 * caches that shorten them.
 */
package dev.muster.bench.start;
