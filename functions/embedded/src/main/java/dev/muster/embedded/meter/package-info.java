/**
 * The meter: counts the calls of every SDK client in the process and their cost by the published sizing rules of the
 * service.
 */
package dev.muster.embedded.meter;
