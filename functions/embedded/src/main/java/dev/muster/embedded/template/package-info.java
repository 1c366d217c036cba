/**
 * Reads template.yaml into an immutable model of the functions, tables and queues that the local host runs. An
 * unsupported property is rejected with the name of its resource and its path.
 */
package dev.muster.embedded.template;
