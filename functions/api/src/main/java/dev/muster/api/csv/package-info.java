/** Comma-separated values, exactly as RFC 4180 has them. */
package dev.muster.api.csv;
