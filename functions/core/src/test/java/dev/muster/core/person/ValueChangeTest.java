package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the values before and after a job outlive later writes. */
class ValueChangeTest {
    private static final Path COUNTRY = Path.attribute("country");
    private static final Change TO = new Change.Assignments(List.of(new Assignment(COUNTRY, Value.of("blue"))));
    private static final Change UNDO = new Change.Revert(5, List.of(COUNTRY));
    private static final Change REDO = new Change.Redo(7, 5, List.of(COUNTRY));

    private static final Register BLUE = Register.first(Value.of("red"), 1).write(Value.of("blue"), 5);

    @Test
    void jobKeepsItsValuesUnderLaterWrites() {
        Register register = BLUE;
        for (long later = 6; later < 9; later++) {
            register = register.write(Value.of("v" + later), later);
            expect(register, TO, 5, "red", "blue");
        }
        assertThat(changes(register.write(Value.of("v9"), 9), TO, 5)).isEmpty();
    }

    @Test
    void jobKeepsItsValuesAfterItWasUndone() {
        expect(BLUE.undo(7).orElseThrow(), TO, 5, "red", "blue");
    }

    @Test
    void jobKeepsItsValuesWhenSeveralJobsWereUndone() {
        Register undone =
                BLUE.write(Value.of("green"), 6).undo(7).orElseThrow().undo(8).orElseThrow();

        expect(undone, TO, 5, "red", "blue");
        expect(undone, TO, 6, "blue", "green");
        expect(undone, UNDO, 7, "green", "blue");
        expect(undone, UNDO, 8, "blue", "red");
    }

    @Test
    void redoHasTheValuesOfTheFirstJobAndItsUndoHasNoneAnyMore() {
        Register redone = BLUE.undo(7).orElseThrow().redo(8);

        expect(redone, REDO, 8, "red", "blue");
        expect(redone.write(Value.of("green"), 9), REDO, 8, "red", "blue");
        assertThat(changes(redone, UNDO, 7)).isEmpty();
    }

    @Test
    void redoHasNoValuesWhereItBroughtNothingBack() {
        assertThat(changes(BLUE.undo(7).orElseThrow(), REDO, 8)).isEmpty();
        assertThat(changes(BLUE.write(Value.of("green"), 6), REDO, 8)).isEmpty();
    }

    @Test
    void jobHasNoValuesInRegistersThatItDidNotWrite() {
        assertThat(changes(BLUE, TO, 4)).isEmpty();
    }

    private static void expect(Register register, Change change, long job, String before, String after) {
        assertThat(changes(register, change, job))
                .containsExactly(new ValueChange(COUNTRY, Value.of(before), Value.of(after)));
    }

    private static List<ValueChange> changes(Register register, Change change, long job) {
        return ValueChange.by(new Person("7", 1, 1, Instant.EPOCH, Map.of(COUNTRY, register)), change, job);
    }
}
