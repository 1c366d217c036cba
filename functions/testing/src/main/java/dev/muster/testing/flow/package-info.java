/** The contracts of the flows, which hold over every store, and the fixture that drives them. */
package dev.muster.testing.flow;
