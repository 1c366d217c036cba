package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A person whose country is red, and the jobs that change it, undo and redo. */
abstract class UndoFixture {
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    static final Path COUNTRY = Path.attribute("country");
    static final Path CITY = Path.attribute("city");
    static final Path ZIP = Path.attribute("zip");

    Person person = new Person("7", 1, 1, Instant.EPOCH, Map.of()).write(List.of(to(COUNTRY, "red")), 1, Instant.EPOCH);

    void write(long sequence, Assignment... assignments) {
        write(sequence, set(assignments));
    }

    void write(long sequence, Change change) {
        person = decide(sequence, change).write().orElseThrow();
    }

    void expectChanged(long sequence, Change change, String country) {
        Decision decision = decide(sequence, change);
        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.reason()).isEmpty();
        person = decision.write().orElseThrow();
        assertThat(person.value(COUNTRY)).isEqualTo(Value.of(country));
        assertThat(person.register(COUNTRY).by()).isEqualTo(sequence);
    }

    void expectDone(long sequence, Change change) {
        assertThat(decide(sequence, change)).isEqualTo(new Decision(Outcome.CHANGED, "", Optional.empty()));
    }

    void expect(long sequence, Change change, Outcome outcome, String reason) {
        assertThat(decide(sequence, change)).isEqualTo(new Decision(outcome, reason, Optional.empty()));
    }

    Decision decide(long sequence, Change change) {
        return Decision.of(Optional.of(person), change, ADMIN, sequence, Instant.EPOCH);
    }

    static Change undoOf(long job) {
        return new Change.Revert(job, List.of(COUNTRY));
    }

    static Change redoOf(long undo, long job) {
        return new Change.Redo(undo, job, List.of(COUNTRY));
    }

    static Change set(Assignment... assignments) {
        return new Change.Assignments(List.of(assignments));
    }

    static Assignment to(Path path, String value) {
        return new Assignment(path, Value.of(value));
    }
}
