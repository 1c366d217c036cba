/** The simulator: runs the flows of core under random faults, one actor at a time and in virtual time. */
package dev.muster.simulation;
