package dev.muster.core.job;

import dev.muster.core.person.Change;
import dev.muster.core.selection.Selection;
import java.util.OptionalLong;

/**
 * What a request asks for, whatever dialect it came in: equal requests are equal commands.
 *
 * @param dryRun decide and report everything, write nobody
 * @param maxAffected refuse when more people are selected
 * @param note free text kept with the job; empty for none
 */
public record Command(
        Selection selection, Change.Assignments change, boolean dryRun, OptionalLong maxAffected, String note) {}
