/** Requests of every documented operation, and the check of their responses against the API document. */
package dev.muster.api.operation;
