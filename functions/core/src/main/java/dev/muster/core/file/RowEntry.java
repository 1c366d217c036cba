package dev.muster.core.file;

import dev.muster.core.person.IdFormat;
import dev.muster.core.person.PersonRow;
import java.util.Optional;

/**
 * A row of a file in a batch, with the decision of the planner about it: all that is needed to apply it.
 *
 * @param match how the rows of the file name people
 * @param mode what the file does with people who are there and people who are not
 */
public record RowEntry(FileRow row, RowPlan plan, MatchKey match, RowMode mode) {
    /** The most bytes of the entries of a batch, before compression; an item of the store has at most 400 KB. */
    public static final long MAX_BATCH_BYTES = 256 * 1024;

    public RowNumber number() {
        return row.number();
    }

    /** Returns the id of the person that the row changes or creates; empty when it does neither. */
    public Optional<String> person() {
        return plan.person();
    }

    /** Returns the id by which the row names its person, whether it changes the person or not; empty when it does not. */
    public Optional<String> namedId() {
        return match == MatchKey.ID && IdFormat.isValid(row.key()) ? Optional.of(row.key()) : Optional.empty();
    }

    /** Returns what the row asks of its person; empty when it changes and creates nobody. */
    public Optional<PersonRow> forPerson() {
        return person().map(id -> new PersonRow(
                id,
                match.unique(row.key()),
                plan instanceof RowPlan.Create,
                mode != RowMode.UPDATE,
                mode != RowMode.CREATE,
                row.change().assignments(),
                row.change().sets()));
    }

    /** Returns whether the row is one of the selected: a row that a later one replaces is not. */
    public boolean counts() {
        return plan.outcome().isPresent();
    }

    /** Returns the size of all texts in UTF-8 bytes, at least as large as the stored entry before compression. */
    public long bytes() {
        return row.bytes()
                + plan.person().map(String::length).orElse(0)
                + plan.reason().length() * 3L;
    }
}
