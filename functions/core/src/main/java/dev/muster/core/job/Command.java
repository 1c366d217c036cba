package dev.muster.core.job;

import dev.muster.core.person.Change;
import dev.muster.core.selection.Selection;
import java.time.Duration;

/** The request for a change of many people, the same for every dialect. */
public record Command(Selection selection, Change.Assignments change, JobOptions options) {

    /** A command with the default options. */
    public Command(Selection selection, Change.Assignments change) {
        this(selection, change, JobOptions.DEFAULT);
    }

    /** Returns this command with a retention of at most {@code longest}. */
    public Command keptAtMost(Duration longest) {
        return options.retention().compareTo(longest) <= 0
                ? this
                : new Command(selection, change, options.keptFor(longest));
    }
}
