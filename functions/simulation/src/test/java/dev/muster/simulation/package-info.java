/** The flows of core under every kind of bad luck, in one thread and in virtual time, each run told by its seed. */
package dev.muster.simulation;
