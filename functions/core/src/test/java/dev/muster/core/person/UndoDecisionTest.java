package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests of undo and redo: the two stacks of a register. */
class UndoDecisionTest extends UndoFixture {
    @Test
    void undoingJobsInReverseOrderLeadsBackAndRedoingThemInOrderLeadsForth() {
        write(5, to(COUNTRY, "blue"));
        write(6, to(COUNTRY, "green"));

        expectChanged(7, undoOf(6), "blue");
        expectChanged(8, undoOf(5), "red");
        expectChanged(9, redoOf(8, 5), "blue");
        expectChanged(10, redoOf(7, 6), "green");
    }

    @Test
    void undoRedoAndUndoOfRedoAlternate() {
        write(5, to(COUNTRY, "blue"));
        Change change = set(to(COUNTRY, "blue"));

        for (long sequence = 6; sequence < 20; sequence += 2) {
            change = change.undo(sequence - 1);
            expectChanged(sequence, change, "red");
            change = change.undo(sequence);
            expectChanged(sequence + 1, change, "blue");
        }
    }

    @Test
    void lastFourJobsAreUndoneAndTheFifthLeavesItsValue() {
        for (long job = 5; job < 11; job++) {
            write(job, to(COUNTRY, "v" + job));
        }
        for (long job = 10; job > 6; job--) {
            expectChanged(100 - job, undoOf(job), "v" + (job - 1));
        }

        expect(100, undoOf(6), Outcome.SUPERSEDED, "more than four changes ago: country");
        expect(101, undoOf(5), Outcome.SUPERSEDED, "more than four changes ago or not written: country");
        assertThat(person.value(COUNTRY)).isEqualTo(Value.of("v6"));
        for (long job = 7; job < 11; job++) {
            expectChanged(200 + job, redoOf(100 - job, job), "v" + job);
        }
    }

    @Test
    void namesTheJobWhoseValueLiesAbove() {
        write(5, to(COUNTRY, "blue"));
        write(6, to(COUNTRY, "green"));
        write(7, to(COUNTRY, "white"));

        expect(8, undoOf(5), Outcome.SUPERSEDED, "written since by a later job: country (sequence 7)");
        expectChanged(9, undoOf(7), "green");
        expect(10, undoOf(5), Outcome.SUPERSEDED, "written since by a later job: country (sequence 6)");
    }

    @Test
    void personWhomTheJobNeverChangedIsUnchanged() {
        write(6, to(COUNTRY, "green"));

        expect(7, undoOf(5), Outcome.UNCHANGED, "has nothing of that job");
        write(8, to(CITY, "Rome"));
        expect(9, undoOf(5), Outcome.UNCHANGED, "has nothing of that job");
    }

    @Test
    void registersOffTheChangeDoNotSupersedeHoweverOftenTheyWereWritten() {
        for (long job = 6; job < 20; job++) {
            write(job, to(CITY, "v" + job));
        }
        expect(20, undoOf(5), Outcome.UNCHANGED, "has nothing of that job");
    }

    @Test
    void secondUndoOfAJobFindsNothing() {
        write(5, to(COUNTRY, "blue"));
        expectChanged(6, undoOf(5), "red");

        expect(7, undoOf(5), Outcome.UNCHANGED, "has nothing of that job");
    }

    @Test
    void undoReachesRegistersThatItsChangeDoesNotName() {
        write(5, to(COUNTRY, "blue"), to(CITY, "Rome"));

        expectChanged(6, new Change.Revert(5, List.of(COUNTRY)), "red");
        assertThat(person.value(CITY)).isEqualTo(Value.NOTHING);
        expectChanged(7, new Change.Redo(6, 5, List.of(COUNTRY)), "blue");
        assertThat(person.value(CITY)).isEqualTo(Value.of("Rome"));
    }

    @Test
    void undoRestoresWhatItCanAndNamesTheRest() {
        write(5, to(COUNTRY, "blue"), to(CITY, "Rome"), to(ZIP, "1"));
        write(6, to(CITY, "Oslo"));

        Decision decision = decide(7, undoOf(5));

        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.reason()).isEqualTo("but not all of it: written since by a later job: city (sequence 6)");
        Person written = decision.write().orElseThrow();
        assertThat(written.value(COUNTRY)).isEqualTo(Value.of("red"));
        assertThat(written.value(CITY)).isEqualTo(Value.of("Oslo"));
    }

    @Test
    void writeEndsRedo() {
        write(5, to(COUNTRY, "blue"));
        expectChanged(6, undoOf(5), "red");
        write(7, to(COUNTRY, "white"));

        expect(
                8,
                redoOf(6, 5),
                Outcome.SUPERSEDED,
                "written since by a later job, or not undone: country (sequence 7)");
        expectChanged(9, undoOf(7), "red");
    }

    @Test
    void redoOutOfOrderNamesTheUndoToRedoFirst() {
        write(5, to(COUNTRY, "blue"));
        write(6, to(COUNTRY, "green"));
        expectChanged(7, undoOf(6), "blue");
        expectChanged(8, undoOf(5), "red");

        expect(9, redoOf(7, 6), Outcome.SUPERSEDED, "written since by a later job: country (sequence 8)");
    }

    @Test
    void redoLeavesPeopleWhomTheUndoLeft() {
        write(5, to(CITY, "Rome"));
        write(8, to(ZIP, "1"));

        expect(9, redoOf(7, 4), Outcome.UNCHANGED, "has nothing that the undo removed");
        expect(9, redoOf(7, 5), Outcome.UNCHANGED, "has nothing that the undo removed");
    }

    @Test
    void restoresRegistersThatWereStoredWithOneEarlierValue() {
        person = new Person(
                "7",
                1,
                1,
                Instant.EPOCH,
                Map.of(COUNTRY, Register.withUnknownEarlier(Value.of("blue"), 5, Value.of("red"))));

        expect(8, undoOf(4), Outcome.SUPERSEDED, "more than four changes ago or not written: country");
        expectChanged(9, undoOf(5), "red");
        expectChanged(10, redoOf(9, 5), "blue");
    }

    @Test
    void redoesAnUndoThatWasStoredWithOneEarlierValue() {
        person = new Person(
                "7",
                1,
                1,
                Instant.EPOCH,
                Map.of(COUNTRY, Register.withUnknownEarlier(Value.of("red"), 6, Value.of("blue"))));

        expectChanged(7, redoOf(6, 5), "blue");
    }

    @Test
    void undoOfRemovalBringsThePersonBackAndRedoRemovesItAgain() {
        person = person.write(List.of(new Assignment(Path.member("3"), Value.of(true))), 4, Instant.EPOCH);
        write(5, new Assignment(Path.removed("3"), Value.of(true)));

        write(6, undoOf(5));
        assertThat(person.isIn("3")).isTrue();
        write(7, redoOf(6, 5));
        assertThat(person.isIn("3")).isFalse();
    }
}
