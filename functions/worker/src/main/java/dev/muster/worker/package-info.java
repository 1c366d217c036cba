/** The functions behind the queues: thin wraps around the flows of the core, which do all the thinking. */
package dev.muster.worker;
