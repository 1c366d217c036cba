/**
 * What invokes functions besides HTTP: event source mappings that poll queues as Lambda does, and schedules.
 */
package dev.muster.local.eventsource;
