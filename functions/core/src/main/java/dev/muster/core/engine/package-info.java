/** The engine: the entry point to every flow, over the ports of one invocation. */
package dev.muster.core.engine;
