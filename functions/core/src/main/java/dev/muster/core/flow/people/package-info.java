/** The flows of single people: find, update, create or merge and enroll them; and the checks of who may change whom. */
package dev.muster.core.flow.people;
