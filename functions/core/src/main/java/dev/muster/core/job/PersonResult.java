package dev.muster.core.job;

import dev.muster.core.person.Outcome;

/** The outcome of one person with its reason; the reason is empty when every register of the change was written. */
public record PersonResult(String id, Outcome outcome, String reason) {

    /** Returns this result with a further reason. */
    public PersonResult because(String further) {
        return new PersonResult(id, outcome, reason.isEmpty() ? further : reason + "; " + further);
    }

    /** Returns whether this result must be stored: a person without a stored result has the planned outcome. */
    public boolean isException(Outcome planned) {
        return outcome != planned || !reason.isEmpty();
    }
}
