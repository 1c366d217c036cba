package dev.muster.core.job;

import dev.muster.core.person.Change;
import dev.muster.core.selection.Selection;
import java.time.Duration;

/** What a request asks for, whatever dialect it came in: equal requests are equal commands. */
public record Command(Selection selection, Change.Assignments change, JobOptions options) {

    /** On the usual terms. */
    public Command(Selection selection, Change.Assignments change) {
        this(selection, change, JobOptions.DEFAULT);
    }

    /** The same, its job kept no longer than that. */
    public Command keptAtMost(Duration longest) {
        return options.retention().compareTo(longest) <= 0
                ? this
                : new Command(selection, change, options.keptFor(longest));
    }
}
