package dev.muster.core.job;

import dev.muster.core.person.Outcome;

/** What became of one person, and why; the reason is empty for a plain change. */
public record PersonResult(String id, Outcome outcome, String reason) {

    /** Whether this has to be written down: everybody is taken to be plainly changed who is not. */
    public boolean isException() {
        return outcome != Outcome.CHANGED || !reason.isEmpty();
    }
}
