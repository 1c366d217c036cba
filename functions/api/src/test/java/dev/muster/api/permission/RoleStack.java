package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Team;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stack with the caller and the person of a cell, and an admin of both organizations. */
final class RoleStack {
    private static final String ADMIN = "100";
    private static final String CALLER = "101";
    private static final String TARGET = "102";

    final ApiStack stack = new ApiStack();
    final Credentials admin;
    final Credentials caller;

    /** The id of the person to change. */
    final String target;

    private final Cell cell;
    private Map<String, Person> before;

    RoleStack(Cell cell) {
        this.cell = cell;
        stack.time.meanwhile(stack::runWorkers);
        stack.ports.access().addTeam(ApiStack.DEMO, new Team("2", "South"));
        admin = enroll(ADMIN, Map.of("3", "1", "42", "1"));
        caller = enroll(CALLER, cell.caller().permissions());
        if (cell.caller() == CallerRole.LEFT) {
            leave();
        }
        target = cell.target() == TargetRole.ITSELF
                ? CALLER
                : enroll(TARGET, cell.target().permissions()).person();
        before = people();
    }

    private Credentials enroll(String id, Map<String, String> permissions) {
        Map<String, Value> attributes = Map.of("first_name", Value.of("Jo"), "email", Value.of(email(id)));
        new Engine(stack.ports.within(Deadline.in(stack.time, Duration.ofSeconds(60))))
                .administer()
                .administer(new AdminCommand.Enroll(ApiStack.DEMO, id, attributes, permissions));
        return Credentials.grant(stack, id, ApiStack.ISSUED);
    }

    private void leave() {
        TestResponse left = stack.send(
                "PATCH",
                "/v1/people/" + CALLER,
                "{\"changes\":[{\"organization\":\"3\",\"remove\":true}]}",
                caller.muster());
        assertThat(left.status()).as(left.body()).isEqualTo(200);
    }

    static String email(String id) {
        return "jo" + id + "@example.org";
    }

    /** Returns the organization by which a request selects the person: one of the caller's, if there is a choice. */
    String selectingOrganization() {
        return cell.organizations().stream()
                .filter(cell.caller()::hasRightsIn)
                .findFirst()
                .orElseGet(() -> cell.organizations().iterator().next());
    }

    /** Returns the person's permission in organization 3; that of a contact if it has none. */
    String permission() {
        String permission = cell.target() == TargetRole.ITSELF
                ? cell.caller().permissions().get("3")
                : cell.target().permissions().get("3");
        return Optional.ofNullable(permission).orElse("2");
    }

    /** Takes the present people as those that the request of the cell finds. */
    void remember() {
        before = people();
    }

    /** Checks that the request changed the person; if {@code changed} is false, that it changed no one. */
    void assertChanged(boolean changed) {
        if (changed) {
            assertThat(people().get(target)).isNotEqualTo(before.get(target));
        } else {
            assertThat(people()).isEqualTo(before);
        }
    }

    private Map<String, Person> people() {
        Map<String, Person> all = new TreeMap<>();
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            stack.people
                    .readPage(ApiStack.DEMO, Optional.empty(), slot, "")
                    .people()
                    .forEach(person -> all.put(person.id(), person));
        }
        return all;
    }
}
