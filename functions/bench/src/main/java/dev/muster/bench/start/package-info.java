/** How long functions take from the start of a process to their first answer, and the caches that shorten it. */
package dev.muster.bench.start;
