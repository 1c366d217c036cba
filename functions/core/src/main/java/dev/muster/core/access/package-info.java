/** Tenants, callers, credentials and rate limits, and the port of the store that holds them. */
package dev.muster.core.access;
