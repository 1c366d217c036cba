package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tests of who may delete whom, and bring back whom (docs/permissions.md). */
class DeletionRightsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Change DELETION = new Change.Assignments(List.of(Assignment.deletion()));
    private static final String ADMIN = "1";
    private static final String CONTACT = "2";
    private static final String USER = "4";

    private static final CallerRights ADMIN_OF_3 = new CallerRights("a", Set.of("3"), Set.of());
    private static final CallerRights ADMIN_OF_BOTH = new CallerRights("b", Set.of("3", "4"), Set.of());
    private static final CallerRights ADMIN_AND_USER = new CallerRights("c", Set.of("3"), Set.of("4"));
    private static final CallerRights USER_OF_3 = new CallerRights("u", Set.of(), Set.of("3"));
    private static final CallerRights USER_OF_BOTH = new CallerRights("v", Set.of(), Set.of("3", "4"));
    private static final CallerRights NO_RIGHTS = new CallerRights("n", Set.of(), Set.of());

    @Test
    void personIsDeletedByThoseWhoChangeItInEveryOrganization() {
        Person inBoth = person(Map.of("3", CONTACT, "4", USER));

        assertThat(allowed(inBoth)).containsExactly(ADMIN_OF_BOTH, ADMIN_AND_USER, USER_OF_BOTH);
        assertThat(refusal(inBoth, USER_OF_3))
                .contains("only an admin, owner or user of organization 4 changes its people");
        assertThat(allowed(person(Map.of("3", CONTACT))))
                .doesNotContain(NO_RIGHTS)
                .hasSize(5);
    }

    @Test
    void adminIsDeletedByAdminsOfTheSameOrganizationsAlone() {
        assertThat(allowed(person(Map.of("3", ADMIN)))).containsExactly(ADMIN_OF_3, ADMIN_OF_BOTH, ADMIN_AND_USER);
        assertThat(allowed(person(Map.of("3", ADMIN, "4", ADMIN)))).containsExactly(ADMIN_OF_BOTH);
        assertThat(allowed(person(Map.of("3", USER, "4", ADMIN)))).containsExactly(ADMIN_OF_BOTH);
        assertThat(allowed(person(Map.of("3", ADMIN, "4", USER)))).containsExactly(ADMIN_OF_BOTH, ADMIN_AND_USER);
    }

    @Test
    void personInNoOrganizationIsDeletedByAnyAdmin() {
        assertThat(allowed(person(Map.of()))).containsExactly(ADMIN_OF_3, ADMIN_OF_BOTH, ADMIN_AND_USER);
        assertThat(refusal(person(Map.of()), USER_OF_BOTH))
                .contains("only an admin or owner of an organization deletes a person who is in none");
    }

    @Test
    void nobodyDeletesItself() {
        CallerRights self = new CallerRights("7", Set.of("3", "4"), Set.of());

        assertThat(refusal(person(Map.of("3", ADMIN)), self)).contains("callers cannot delete themselves");
    }

    @Test
    void personIsBroughtBackByThoseWhoMayDeleteIt() {
        for (Person person : List.of(
                person(Map.of()),
                person(Map.of("3", CONTACT)),
                person(Map.of("3", ADMIN)),
                person(Map.of("3", ADMIN, "4", USER)))) {
            Person deleted = decide(person, DELETION, Rights.of(allowed(person).getFirst()), 5)
                    .write()
                    .orElseThrow();

            for (CallerRights caller : callers()) {
                Outcome outcome =
                        decide(deleted, DELETION.undo(5), Rights.of(caller), 6).outcome();
                assertThat(outcome).isEqualTo(allowed(person).contains(caller) ? Outcome.CHANGED : Outcome.REFUSED);
            }
        }
    }

    @Test
    void deletionTakesTheRightsOfEveryCallerOfTheJob() {
        Rights both = Rights.of(ADMIN_OF_3).and(USER_OF_3);

        assertThat(decide(person(Map.of("3", ADMIN)), DELETION, both, 5).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(decide(person(Map.of("3", CONTACT)), DELETION, both, 5).outcome())
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void adminMayDeleteNotEveryoneSoEveryPersonIsJudged() {
        assertThat(ADMIN_OF_BOTH.coversEveryone(ChangeReach.of(DELETION.paths())))
                .isFalse();
    }

    private static List<CallerRights> callers() {
        return List.of(ADMIN_OF_3, ADMIN_OF_BOTH, ADMIN_AND_USER, USER_OF_3, USER_OF_BOTH, NO_RIGHTS);
    }

    private static List<CallerRights> allowed(Person person) {
        return callers().stream()
                .filter(caller -> refusal(person, caller).isEmpty())
                .toList();
    }

    private static Optional<String> refusal(Person person, CallerRights caller) {
        Decision decision = decide(person, DELETION, Rights.of(caller), 5);
        return decision.outcome() == Outcome.REFUSED ? Optional.of(decision.reason()) : Optional.empty();
    }

    private static Decision decide(Person person, Change change, Rights rights, long sequence) {
        return Decision.of(Optional.of(person), change, rights, sequence, NOW);
    }

    private static Person person(Map<String, String> permissions) {
        List<Assignment> writes = new ArrayList<>();
        permissions.forEach((organization, permission) -> {
            writes.add(new Assignment(Path.member(organization), Value.of(true)));
            writes.add(new Assignment(Path.permission(organization), Value.of(permission)));
        });
        return Person.create("7", 1).write(writes, 1, NOW);
    }
}
