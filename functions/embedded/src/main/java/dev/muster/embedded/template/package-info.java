/**
 * Reads template.yaml into an immutable model of what the local host runs: functions, tables and queues. Anything the
 * host depends on and does not understand is refused by the name of its resource and property.
 */
package dev.muster.embedded.template;
