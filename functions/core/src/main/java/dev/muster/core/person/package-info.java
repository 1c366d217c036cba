/** A person as a set of registers, the changes to a person, and the pure decision about each change. */
package dev.muster.core.person;
