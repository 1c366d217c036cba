package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that kept values make room for current ones. */
class KeptValuesTest {
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    private static final int LARGE = 8 * 1024;

    private Person person = new Person("7", 1, 1, Instant.EPOCH, Map.of());

    @Test
    void keepsFourValuesOfARegister() {
        for (int job = 2; job < 12; job++) {
            write(job, "a", "v" + job);
        }
        assertThat(person.register(Path.attribute("a")).earlier())
                .extracting(Register.Earlier::value)
                .containsExactly(Value.of("v10"), Value.of("v9"), Value.of("v8"), Value.of("v7"));
    }

    @Test
    void dropsTheValuesThatWerePutAsideFirstWhenThePersonIsFull() {
        write(2, "a", "x".repeat(LARGE));
        write(3, "b", "y".repeat(LARGE));
        for (int job = 4; job < 8; job++) {
            write(job, "a", "a" + job + "x".repeat(LARGE - 2));
            write(job + 10, "b", "b" + job + "y".repeat(LARGE - 2));
        }

        // The later writes of b put the values of b aside after those of a.
        assertThat(person.bytes()).isLessThanOrEqualTo(Person.BYTES);
        assertThat(person.register(Path.attribute("a")).earlier()).hasSize(1);
        assertThat(person.register(Path.attribute("b")).earlier()).hasSize(4);
    }

    @Test
    void dropsTheOldestUndoneValuesToo() {
        write(2, "a", "red");
        write(3, "a", "x".repeat(LARGE));
        write(4, "a", "y".repeat(LARGE));
        apply(5, new Change.Revert(4, List.of()));
        apply(6, new Change.Revert(3, List.of()));
        for (int register = 0; register < 6; register++) {
            write(10 + register, "b" + register, "z".repeat(LARGE));
        }

        Register kept = person.register(Path.attribute("a"));
        assertThat(kept.value()).isEqualTo(Value.of("red"));
        assertThat(kept.undone()).containsExactly(new Register.Undone(Value.of("x".repeat(LARGE)), 3, 6));
        apply(20, new Change.Redo(6, 3, List.of()));
        assertThat(person.value(Path.attribute("a"))).isEqualTo(Value.of("x".repeat(LARGE)));
    }

    @Test
    void isRefusedForCurrentValuesOnly() {
        for (int register = 0; register < 7; register++) {
            for (int time = 0; time < 6; time++) {
                write(2 + 10 * register + time, "a" + register, time + "x".repeat(LARGE - 1));
            }
        }
        assertThat(person.bytes()).isLessThanOrEqualTo(Person.BYTES);

        Decision decision = decide(100, set("one-more", "x".repeat(LARGE)));
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reason()).contains("65536 bytes");
    }

    @Test
    void undoSaysThatADroppedValueIsNotKept() {
        write(2, "a", "red");
        write(3, "a", "x".repeat(LARGE));
        for (int register = 0; register < 6; register++) {
            write(10 + register, "b" + register, "x".repeat(LARGE));
        }
        write(30, "b0", "y".repeat(LARGE));

        Decision decision = decide(40, new Change.Revert(3, List.of(Path.attribute("a"))));
        assertThat(decision.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(decision.reason()).isEqualTo("more than four changes ago: a");
    }

    private void write(long sequence, String attribute, String value) {
        apply(sequence, set(attribute, value));
    }

    private void apply(long sequence, Change change) {
        person = decide(sequence, change).write().orElseThrow();
    }

    private Decision decide(long sequence, Change change) {
        return Decision.of(Optional.of(person), change, ADMIN, sequence, Instant.EPOCH);
    }

    private static Change set(String attribute, String value) {
        return new Change.Assignments(List.of(new Assignment(Path.attribute(attribute), Value.of(value))));
    }
}
