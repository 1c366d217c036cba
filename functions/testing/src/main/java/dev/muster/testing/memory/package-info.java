/** Every port of the core held in memory, with the meaning of the deployed ones: for tests and for trying things out. */
package dev.muster.testing.memory;
