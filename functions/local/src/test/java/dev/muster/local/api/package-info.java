/** Whole requests against the API and the worker, over the stores in memory. */
package dev.muster.local.api;
