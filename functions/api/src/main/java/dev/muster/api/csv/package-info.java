/** Comma-separated values as RFC 4180 defines them: a writer. Files are read by {@code dev.muster.api.file}. */
package dev.muster.api.csv;
