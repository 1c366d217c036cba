package dev.muster.core.file;

import dev.muster.core.person.Outcome;
import java.util.Optional;

/** The decision of the planner about a row. No worker makes it again (docs/design.md rule 19). */
public sealed interface RowPlan {

    /** The row changes this person, who was there when the file was planned. */
    record Change(String id) implements RowPlan {}

    /** The row creates a person with this id, which is fixed here. */
    record Create(String id) implements RowPlan {}

    /** The row is refused. */
    record Refuse(RowProblem problem) implements RowPlan {}

    /** The row names nobody. */
    record Miss(String reason) implements RowPlan {}

    /** A later row names the same person. It counts, and this one does not. */
    record Repeat(RowNumber by) implements RowPlan {}

    /** Returns the id of the person that the row changes or creates; empty when it does neither. */
    default Optional<String> person() {
        return switch (this) {
            case Change(String id) -> Optional.of(id);
            case Create(String id) -> Optional.of(id);
            case Refuse _, Miss _, Repeat _ -> Optional.empty();
        };
    }

    /** Returns the outcome that is stored nowhere else when it comes true; empty for a row that does not count. */
    default Optional<Outcome> outcome() {
        return switch (this) {
            case Change _ -> Optional.of(Outcome.CHANGED);
            case Create _ -> Optional.of(Outcome.CREATED);
            case Refuse _ -> Optional.of(Outcome.REFUSED);
            case Miss _ -> Optional.of(Outcome.NOT_FOUND);
            case Repeat _ -> Optional.empty();
        };
    }

    /** Returns why the row is left out; empty text when it changes or creates a person. */
    default String reason() {
        return switch (this) {
            case Change _, Create _ -> "";
            case Refuse(RowProblem problem) -> problem.reason();
            case Miss(String reason) -> reason;
            case Repeat(RowNumber by) -> by.text() + " names the same person and counts";
        };
    }
}
