package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests of messages of undos and undone jobs that come twice or late. */
class LateUndoDecisionTest extends UndoFixture {
    @Test
    void duplicateOfAnUndoWritesNothing() {
        write(5, to(COUNTRY, "blue"));
        write(6, to(COUNTRY, "green"));
        expectChanged(7, undoOf(6), "blue");
        expectDone(7, undoOf(6));
        expectChanged(8, undoOf(5), "red");
        expectDone(7, undoOf(6));
    }

    @Test
    void lateDuplicateOfAnUndoDoesNotUndoAgain() {
        write(5, to(COUNTRY, "blue"));
        expectChanged(6, undoOf(5), "red");
        expectChanged(7, redoOf(6, 5), "blue");

        expect(6, undoOf(5), Outcome.SUPERSEDED, "written since by a later job: country (sequence 7)");
        expectChanged(8, undoOf(5), "red");
        expect(7, redoOf(6, 5), Outcome.UNCHANGED, "has nothing that the undo removed");
        assertThat(person.value(COUNTRY)).isEqualTo(Value.of("red"));
    }

    @Test
    void undoneJobDoesNotWriteAgain() {
        write(5, to(COUNTRY, "blue"));
        expectChanged(6, undoOf(5), "red");

        expectDone(5, set(to(COUNTRY, "blue")));
    }
}
