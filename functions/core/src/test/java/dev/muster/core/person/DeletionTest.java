package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tests of a person's existence: creation, deletion, their undo, and creation under a deleted id. */
class DeletionTest {
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path COUNTRY = Path.attribute("country");
    private static final Path CITY = Path.attribute("city");
    private static final Change DELETION = new Change.Assignments(List.of(Assignment.deletion()));

    private final Person jo = create(Person.create("7", 2), 2, "country", "Peru", "email", "jo@example.org");

    @Test
    void personOfCreationExists() {
        assertThat(jo.exists()).isTrue();
        assertThat(jo.register(Path.EXISTS)).isEqualTo(Register.first(Value.of(true), 2));
        assertThat(Person.create("7", 2).exists()).isFalse();
    }

    @Test
    void personStoredBeforeExistenceWasRegisterExistsSinceItsCreation() {
        Person old = new Person("7", 2, 1, NOW, Map.of());

        assertThat(old.exists()).isTrue();
        Person deleted = change(old, DELETION, 5);
        assertThat(deleted.exists()).isFalse();
        assertThat(change(deleted, DELETION.undo(5), 6).exists()).isTrue();
    }

    @Test
    void deletionWritesOneRegisterAndFreesUniqueKeys() {
        Person deleted = change(jo, DELETION, 5);

        assertThat(deleted.exists()).isFalse();
        assertThat(deleted.value(COUNTRY)).isEqualTo(Value.of("Peru"));
        assertThat(UniqueKey.of(deleted)).isEmpty();
        PersonWrite write = PersonWrite.between(Optional.of(jo), deleted);
        assertThat(write.claims()).isEmpty();
        assertThat(write.releases()).containsExactly(UniqueKey.email("jo@example.org"));
    }

    @Test
    void undoOfDeletionBringsBackEverythingAndClaimsKeys() {
        Person deleted = change(jo, DELETION, 5);

        Person back = change(deleted, DELETION.undo(5), 6);

        assertThat(values(back)).isEqualTo(values(jo));
        assertThat(back.born()).isEqualTo(2);
        assertThat(PersonWrite.between(Optional.of(deleted), back).claims())
                .containsExactly(UniqueKey.email("jo@example.org"));
        assertThat(change(back, DELETION.undo(5).undo(6), 7).exists()).isFalse();
    }

    @Test
    void deletedPersonIsNotFoundByAnyOtherJob() {
        Person changed = change(jo, set(COUNTRY, "Chile"), 3);
        Person deleted = change(changed, DELETION, 5);

        for (Change change : List.of(set(CITY, "Lima"), set(COUNTRY, "Peru").undo(3), DELETION)) {
            for (long sequence : new long[] {4, 6}) {
                assertThat(decide(deleted, change, sequence))
                        .isEqualTo(new Decision(Outcome.NOT_FOUND, "deleted", Optional.empty()));
            }
        }
    }

    @Test
    void redeliveredJobsStillCountDeletedPersonAsChanged() {
        Person deleted = change(change(jo, set(COUNTRY, "Chile"), 4), DELETION, 5);
        Decision changed = new Decision(Outcome.CHANGED, "", Optional.empty());

        assertThat(decide(deleted, DELETION, 5)).isEqualTo(changed);
        assertThat(decide(deleted, set(COUNTRY, "Chile"), 4)).isEqualTo(changed);
        Person again = create(deleted, 8, "country", "Chad");
        assertThat(decide(again, DELETION, 5)).isEqualTo(changed);
    }

    @Test
    void deletionDoesNotOverwriteLaterUndo() {
        Person back = change(change(jo, DELETION, 5), DELETION.undo(5), 8);

        assertThat(decide(back, DELETION, 6).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(decide(back, DELETION, 9).outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void creationUnderDeletedIdStartsAfreshOnTheOldItem() {
        Person deleted = change(jo, DELETION, 5);

        Person again = create(deleted, 8, "city", "Lima");

        assertThat(again.version()).isEqualTo(deleted.version() + 1);
        assertThat(again.born()).isEqualTo(8);
        assertThat(values(again)).isEqualTo(Map.of(CITY, Value.of("Lima"), Path.EXISTS, Value.of(true)));
        assertThat(again.registers().values()).allMatch(register -> register.by() == 8);
        assertThat(decide(again, set(CITY, "Rome"), 7))
                .isEqualTo(new Decision(Outcome.NOT_FOUND, "created after this job was", Optional.empty()));
    }

    @Test
    void noUndoOfEarlierJobBringsBackWhatDeletedPersonHad() {
        Change cleared = new Change.Assignments(List.of(new Assignment(COUNTRY, Value.NOTHING)));
        Person deleted = change(change(jo, cleared, 4), DELETION, 5);
        Person again = create(deleted, 8, "city", "Lima");

        Decision undo = decide(again, cleared.undo(4), 9);

        assertThat(undo.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(undo.reason()).isEqualTo("written since by a later job: country (sequence 8)");
    }

    @Test
    void undoOfCreationUnderDeletedIdLeadsBackToDeletion() {
        Person deleted = change(jo, DELETION, 5);
        Person again = create(deleted, 8, "city", "Lima");
        Change creation = set(CITY, "Lima");

        Person undone = change(again, creation.undo(8), 9);
        Person back = change(undone, DELETION.undo(5), 10);

        assertThat(undone.exists()).isFalse();
        assertThat(values(back)).isEqualTo(values(jo));
        assertThat(back.born()).isEqualTo(2);
    }

    @Test
    void undoTakesBackPersonItCreatedAndRedoBringsItBack() {
        Change creation = set(COUNTRY, "Peru");

        Person undone = change(jo, creation.undo(2), 3);

        assertThat(undone.exists()).isFalse();
        Person redone = change(undone, creation.undo(2).undo(3), 4);
        assertThat(values(redone)).isEqualTo(values(jo));
        assertThat(change(redone, creation.undo(2), 5).exists()).isFalse();
    }

    @Test
    void undoLeavesCreatedPersonThatLaterJobHasChanged() {
        Change creation = set(COUNTRY, "Peru");
        Person later = change(jo, set(CITY, "Lima"), 4);

        Decision decision = decide(later, creation.undo(2), 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(decision.reason()).isEqualTo("written since by a later job: /exists (sequence 4)");
        Person laterUndone = change(later, set(CITY, "Lima").undo(4), 5);
        assertThat(change(laterUndone, creation.undo(2), 6).exists()).isFalse();
    }

    @Test
    void personIsDeletedHoweverLargeItIs() {
        Person full = new Person("7", 2, 1, NOW, Map.of(COUNTRY, Register.first(Value.of("x".repeat(65_529)), 2)));

        assertThat(full.tooLarge()).isEmpty();
        assertThat(change(full, DELETION, 5).exists()).isFalse();
    }

    @Test
    void creationDoesNotOverwriteLaterJobs() {
        Person deleted = change(jo, DELETION, 5);

        assertThat(deleted.canBeWritten(List.of(), 4)).isFalse();
        assertThat(deleted.canBeWritten(List.of(), 6)).isTrue();
    }

    private static Decision decide(Person person, Change change, long sequence) {
        return Decision.of(Optional.of(person), change, ADMIN, sequence, NOW);
    }

    private static Person change(Person person, Change change, long sequence) {
        Decision decision = decide(person, change, sequence);
        assertThat(decision.outcome()).as(decision.reason()).isEqualTo(Outcome.CHANGED);
        return decision.write().orElseThrow();
    }

    private static Person create(Person before, long sequence, String... namesAndTexts) {
        Map<Path, Value> values = new HashMap<>();
        for (int place = 0; place < namesAndTexts.length; place += 2) {
            values.put(Path.attribute(namesAndTexts[place]), Value.of(namesAndTexts[place + 1]));
        }
        return before.write(
                values.entrySet().stream()
                        .map(entry -> new Assignment(entry.getKey(), entry.getValue()))
                        .toList(),
                sequence,
                NOW);
    }

    private static Change set(Path path, String text) {
        return new Change.Assignments(List.of(new Assignment(path, Value.of(text))));
    }

    private static Map<Path, Value> values(Person person) {
        Map<Path, Value> values = new HashMap<>();
        person.registers().forEach((path, register) -> values.put(path, register.value()));
        values.values().removeIf(value -> !value.isPresent());
        return values;
    }
}
