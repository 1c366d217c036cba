package dev.muster.api.file;

import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.MatchKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A reader of the cells of a CSV file. */
record CsvCell(FileColumn column, String heading, BlankCell blank) {
    /** The cell that clears a value, whatever {@code blank} says. */
    static final String CLEAR = "#N/A";

    private static final ColumnType FLAG = ColumnType.BOOLEAN;

    /** Reads the cell into its row. */
    void read(String sent, RowCollector row) {
        switch (column) {
            case FileColumn.Result _ -> {
                // The results of a job wrote it, so it is no cell of the sender.
            }
            // No heading names a membership alone, so CSV has no such column.
            case FileColumn.Ignored _, FileColumn.Membership _ -> row.cell(heading, sent);
            case FileColumn.Key _ -> readText(sent, row);
            case FileColumn.PersonValue(var _, ColumnType type) -> readTyped(sent, type, row);
            case FileColumn.MembershipValue(var _, var _, ColumnType type) -> readTyped(sent, type, row);
            case FileColumn.Archived _ -> readTyped(sent, FLAG, row);
            case FileColumn.PersonSet _, FileColumn.MembershipSet _ -> readMembers(sent, row);
        }
    }

    private void readText(String sent, RowCollector row) {
        readTyped(sent, ColumnType.TEXT, row);
    }

    private void readTyped(String sent, ColumnType type, RowCollector row) {
        if (isValue(sent, row)) {
            type.read(isKey() ? BlankText.strip(sent) : sent)
                    .ifPresentOrElse(
                            json -> row.add(heading, column, json),
                            () -> row.failValue(heading, "must be " + type.form(), sent));
        }
    }

    /** A key by which another file may name people has no blanks around it. */
    private boolean isKey() {
        return column.name().equals(MatchKey.CUSTOM_ID.code());
    }

    private void readMembers(String sent, RowCollector row) {
        if (isValue(sent, row)) {
            List<JsonValue> members = Stream.of(sent.split(";", -1))
                    .map(BlankText::strip)
                    .filter(member -> !member.isEmpty())
                    .map(JsonValue::of)
                    .toList();
            if (members.isEmpty()) {
                row.failValue(heading, "names no member; " + CLEAR + " empties the set", sent);
            } else {
                row.add(heading, column, JsonValue.array(members));
            }
        }
    }

    /** Returns whether the cell has a value to read; clears the value of the person if it says so. */
    private boolean isValue(String sent, RowCollector row) {
        row.cell(heading, sent);
        Optional<String> invalid = SentText.findInvalid(sent);
        invalid.ifPresent(found -> row.fail("invalid_character", heading, "has " + found));
        boolean isBlank = BlankText.isBlank(sent);
        if (BlankText.strip(sent).equals(CLEAR) || (isBlank && blank == BlankCell.CLEAR)) {
            row.add(heading, column, JsonValue.JsonNull.NULL);
            return false;
        }
        // A key is known even if it has characters that it may not have.
        return !isBlank && (invalid.isEmpty() || column instanceof FileColumn.Key);
    }
}
