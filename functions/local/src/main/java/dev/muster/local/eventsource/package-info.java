/** The event sources that invoke functions: event source mappings, which poll queues as Lambda does, and schedules. */
package dev.muster.local.eventsource;
