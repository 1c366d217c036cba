/** The flows of single people: find, update, create or merge and enroll them; and the checks of permissions. */
package dev.muster.core.flow.people;
