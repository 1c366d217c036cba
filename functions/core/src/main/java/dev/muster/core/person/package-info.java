/** A person as a set of registers, the changes that can be made to one, and the pure decision what a change does. */
package dev.muster.core.person;
