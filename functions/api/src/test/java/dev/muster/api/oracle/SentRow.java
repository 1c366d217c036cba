package dev.muster.api.oracle;

import java.util.Map;
import java.util.Optional;

/**
 * A row of a random file.
 *
 * @param key the cell of the match column, in any spelling
 * @param cells the cells of the other columns; a column of the file without one is blank
 */
record SentRow(Cell key, Map<Column, Cell> cells, Damage damage) {

    /** What is wrong with a row as a whole. */
    enum Damage {
        NONE,
        /** Has fewer cells than there are headings; is a JSON object that ends too early. */
        CUT,
        /** Has more cells than there are headings; has an unknown member. */
        MORE,
        /** Has text behind a closing quote; is no JSON object. */
        TORN
    }

    /** Returns the key without the blanks around it; empty text when the row names nobody. */
    String keyText() {
        return switch (key) {
            case Cell.Says(String text) -> Texts.strip(text);
            case Cell.Wrong(String text) -> Texts.strip(text);
            case Cell.Blank _, Cell.Clear _, Cell.Members _ -> "";
        };
    }

    /** Returns words that the reason for its refusal has; empty when nothing is wrong with the row itself. */
    Optional<String> problem() {
        if (damage != Damage.NONE) {
            return Optional.of("");
        }
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue() instanceof Cell.Wrong)
                .map(cell -> cell.getKey().inReason())
                .findFirst()
                .or(() -> key instanceof Cell.Wrong ? Optional.of("must be") : Optional.empty())
                .or(() -> keyText().isEmpty() ? Optional.of("is blank") : Optional.empty());
    }
}
