/** Counts the calls of every client in the process and what they would cost, by the published sizing rules of the service. */
package dev.muster.embedded.meter;
