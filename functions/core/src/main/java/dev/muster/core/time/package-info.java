/** The clock port and the deadline of a flow. */
package dev.muster.core.time;
