/**
 * The ports of an invocation and the context of a request. A flow reads through the ports, decides in pure code, and
 * writes.
 */
package dev.muster.core.flow;
