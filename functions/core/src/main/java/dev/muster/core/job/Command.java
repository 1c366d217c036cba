package dev.muster.core.job;

import dev.muster.core.person.Change;
import dev.muster.core.selection.Selection;

/** What a request asks for, whatever dialect it came in: equal requests are equal commands. */
public record Command(Selection selection, Change.Assignments change, Terms terms) {

    /** On the usual terms. */
    public Command(Selection selection, Change.Assignments change) {
        this(selection, change, Terms.USUAL);
    }
}
