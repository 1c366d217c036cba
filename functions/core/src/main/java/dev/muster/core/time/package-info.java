/** Time as the engine sees it: a port that tells the moment and waits, and the deadline of a piece of work. */
package dev.muster.core.time;
