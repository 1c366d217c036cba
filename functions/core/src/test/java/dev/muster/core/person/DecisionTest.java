package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tests of the register table in docs/design.md. */
class DecisionTest {
    private static final Rights ADMIN = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    private static final Rights USER = Rights.of(new CallerRights("2", Set.of(), Set.of("3")));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path COUNTRY = Path.attribute("country");
    private static final Path CITY = Path.attribute("city");
    private static final Path STATUS = Path.inOrganization("3", "followup_status");
    private static final Value USA = Value.of("USA");

    private static final Change TO_USA = set(COUNTRY, USA);

    @Test
    void writesNewValueAndKeepsEarlierOne() {
        Decision decision = decide(person(COUNTRY, Register.first(Value.of("DE"), 4)), TO_USA, 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.reason()).isEmpty();
        Person written = decision.write().orElseThrow();
        assertThat(written.register(COUNTRY))
                .isEqualTo(Register.first(Value.of("DE"), 4).write(USA, 5));
        assertThat(written.version()).isEqualTo(8);
        assertThat(written.updated()).isEqualTo(NOW);
    }

    @Test
    void countsOwnWriteAsChangedAndWritesNothing() {
        Decision decision =
                decide(person(COUNTRY, Register.first(Value.of("DE"), 4).write(USA, 5)), TO_USA, 5);

        assertThat(decision).isEqualTo(new Decision(Outcome.CHANGED, "", Optional.empty()));
    }

    @Test
    void countsOwnWriteAsChangedWhenLaterJobOverwroteOrUndidIt() {
        Register overwritten = Register.first(USA, 5).write(Value.of("FR"), 6);
        Register undone = Register.first(USA, 5).undo(7).orElseThrow();

        for (Register register : List.of(overwritten, undone)) {
            assertThat(decide(person(COUNTRY, register), TO_USA, 5))
                    .isEqualTo(new Decision(Outcome.CHANGED, "", Optional.empty()));
        }
    }

    @Test
    void countsOwnWriteToAnyRegisterAsChanged() {
        Person read = person(Map.of(COUNTRY, Register.first(Value.of("FR"), 6), CITY, Register.first(USA, 5)));

        Decision decision = decide(read, TO_USA, 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.write()).isEmpty();
    }

    @Test
    void keepsValueOfLaterJob() {
        Decision decision = decide(person(COUNTRY, Register.first(USA, 4).write(Value.of("FR"), 6)), TO_USA, 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(decision.reason()).isEqualTo("written since by a later job: country (sequence 6)");
        assertThat(decision.write()).isEmpty();
    }

    @Test
    void isSupersededByLaterJobWithSameValue() {
        assertThat(decide(person(COUNTRY, Register.first(USA, 6)), TO_USA, 5).outcome())
                .isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void writesNothingWhenRegisterHoldsValue() {
        Decision decision = decide(person(COUNTRY, Register.first(USA, 4)), TO_USA, 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(decision.write()).isEmpty();
    }

    @Test
    void clearingKeepsRegisterWithoutValue() {
        Person written = decide(person(COUNTRY, Register.first(USA, 4)), set(COUNTRY, Value.NOTHING), 5)
                .write()
                .orElseThrow();

        assertThat(written.registers())
                .containsEntry(COUNTRY, Register.first(USA, 4).write(Value.NOTHING, 5));
    }

    @Test
    void clearingAbsentRegisterChangesNothing() {
        assertThat(decide(person(), set(COUNTRY, Value.NOTHING), 5).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void treatsFalseAndAbsentAsEqualForFlagsOnly() {
        assertThat(decide(member(), set(Path.assigned("3", "12"), Value.of(false)), 9)
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(decide(member(), set(Path.archived("3"), Value.of(false)), 9).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(decide(member(), set(Path.attribute("unsubscribed"), Value.of(false)), 9)
                        .outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void isChangedWhenAnyPathIsAndNamesSupersededPaths() {
        Person read =
                person(Map.of(COUNTRY, Register.first(Value.of("FR"), 6), CITY, Register.first(Value.of("A"), 4)));
        Change both =
                new Change.Assignments(List.of(new Assignment(COUNTRY, USA), new Assignment(CITY, Value.of("B"))));

        Decision decision = decide(read, both, 5);

        assertThat(decision.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decision.reason()).contains("country").doesNotContain("city");
        Person written = decision.write().orElseThrow();
        assertThat(written.value(COUNTRY)).isEqualTo(Value.of("FR"));
        assertThat(written.value(CITY)).isEqualTo(Value.of("B"));
    }

    @Test
    void isSupersededWhenSomePathsAreAndNoneIsWritten() {
        Person read =
                person(Map.of(COUNTRY, Register.first(Value.of("FR"), 6), CITY, Register.first(Value.of("B"), 4)));
        Change both =
                new Change.Assignments(List.of(new Assignment(COUNTRY, USA), new Assignment(CITY, Value.of("B"))));

        assertThat(decide(read, both, 5).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void doesNotFindPersonCreatedLater() {
        Person later = new Person("7", 6, 1, NOW, Map.of());

        assertThat(decide(later, TO_USA, 5).outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(decide(later, TO_USA, 6).outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void doesNotFindMissingPerson() {
        assertThat(Decision.of(Optional.empty(), TO_USA, ADMIN, 5, NOW).outcome())
                .isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void findsOnlyMembersOfOrganizationOfChange() {
        Change contacted = set(STATUS, Value.of("contacted"));

        assertThat(decide(person(), contacted, 5).outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(decide(person(), contacted, 5).reason()).contains("organization 3");
        assertThat(decide(member(), contacted, 9).outcome()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void removalLeavesRemovedPersonUnchangedAndDoesNotFindNonMember() {
        Change remove = set(Path.removed("3"), Value.of(true));
        Person removed = decide(member(), remove, 8).write().orElseThrow();

        assertThat(removed.isIn("3")).isFalse();
        assertThat(decide(removed, remove, 8).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(decide(removed, remove, 9).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(decide(person(), remove, 9).outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(decide(removed, set(STATUS, USA), 9).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void refusesToChangeProtectedAdminsAndOwners() {
        Change status = set(STATUS, Value.of("contacted"));

        for (String permission : List.of("1", "3")) {
            Person admin = member(Map.of(Path.permission("3"), Register.first(Value.of(permission), 2)));
            assertThat(Decision.of(Optional.of(admin), status, USER, 9, NOW).outcome())
                    .isEqualTo(Outcome.REFUSED);
            assertThat(Decision.of(Optional.of(admin), status, ADMIN, 9, NOW).outcome())
                    .isEqualTo(Outcome.CHANGED);
        }
        assertThat(Decision.of(Optional.of(member()), status, USER, 9, NOW).outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void refusesToMakeAdminsOfProtectedOrganization() {
        Change promote = set(Path.permission("3"), Value.of("1"));

        assertThat(Decision.of(Optional.of(member()), promote, USER, 9, NOW).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void checksRulesOnlyAfterOwnWrites() {
        Person promoted = decide(member(), set(Path.permission("3"), Value.of("1")), 9)
                .write()
                .orElseThrow();
        Change again = set(Path.permission("3"), Value.of("1"));

        assertThat(Decision.of(Optional.of(promoted), again, USER, 9, NOW).outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void refusesChangeThatMakesPersonTooLarge() {
        Person person = new Person("7", 1, 1, NOW, Map.of());
        for (int write = 0; write < 7; write++) {
            person = decide(person, set(Path.attribute("a" + write), Value.of("x".repeat(8192))), 2 + write)
                    .write()
                    .orElseThrow();
        }
        Decision decision = decide(person, set(Path.attribute("a7"), Value.of("x".repeat(8192))), 20);

        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.reason()).contains("65536 bytes");
    }

    private static Decision decide(Person person, Change change, long mine) {
        return Decision.of(Optional.of(person), change, ADMIN, mine, NOW);
    }

    private static Change set(Path path, Value value) {
        return new Change.Assignments(List.of(new Assignment(path, value)));
    }

    private static Person person() {
        return person(Map.of());
    }

    private static Person person(Path path, Register register) {
        return person(Map.of(path, register));
    }

    private static Person person(Map<Path, Register> registers) {
        return new Person("7", 1, 7, Instant.EPOCH, registers);
    }

    private static Person member() {
        return member(Map.of());
    }

    private static Person member(Map<Path, Register> more) {
        Map<Path, Register> registers = new HashMap<>(more);
        registers.put(Path.member("3"), Register.first(Value.of(true), 1));
        return person(registers);
    }
}
