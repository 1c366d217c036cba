/** Comma-separated values as RFC 4180 defines them: a strict reader and a writer. */
package dev.muster.api.csv;
