package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes that clients make at once, without a job: updates of one person, and enrollments. */
final class DirectChanges {
    private final SimulatedWorld world;
    private final RandomRequests randomRequests;
    private final List<Done> done = new ArrayList<>();

    /** A value that a client wrote: its request began at {@code from}, and the response arrived at {@code to}. */
    record Done(Tenant tenant, String id, Path path, Value value, Instant from, Instant to) {}

    DirectChanges(SimulatedWorld world, RandomRequests randomRequests) {
        this.world = world;
        this.randomRequests = randomRequests;
    }

    /** Returns every change that was answered with success. */
    List<Done> done() {
        return done;
    }

    void update(Tenant tenant) {
        String id = randomRequests.person();
        Change.Assignments change = randomRequests.personChange();
        update(tenant, id, change);
        if (change.names(Path.EXISTS) && randomRequests.createsAgain()) {
            enroll(tenant, id);
        }
    }

    /** Takes the address of one person, and gives it to another one. */
    void moveAddress(Tenant tenant) {
        String from = randomRequests.person();
        Person person = world.peopleAuditor.loadLatest(tenant, List.of(from)).get(from);
        if (person != null && person.value(SimulatedWorld.EMAIL) instanceof Value.Text address) {
            update(tenant, from, email(Value.NOTHING));
            update(tenant, randomRequests.person(), email(address));
        }
    }

    private static Change.Assignments email(Value address) {
        return new Change.Assignments(List.of(new Assignment(SimulatedWorld.EMAIL, address)));
    }

    private void update(Tenant tenant, String id, Change.Assignments change) {
        Instant from = world.scheduler.now();
        invoke(tenant, () -> {
            UpdatePerson.UpdateResult answer = new Engine(world.ports.within(world.soon()))
                    .updatePerson()
                    .update(world.asAdmin(tenant, Optional.empty()), id, change, _ -> true);
            if (answer instanceof UpdatePerson.Done) {
                for (Assignment assignment : change.assignments()) {
                    done.add(new Done(tenant, id, assignment.path(), assignment.to(), from, world.scheduler.now()));
                }
            }
        });
    }

    /** Creates two people who may exist, or sets an attribute of theirs. */
    void enroll(Tenant tenant) {
        enroll(tenant, randomRequests.newcomer());
        enroll(tenant, randomRequests.person());
    }

    private void enroll(Tenant tenant, String id) {
        Path attribute = randomRequests.attribute();
        Value value = randomRequests.country();
        Instant from = world.scheduler.now();
        invoke(tenant, () -> {
            world.asAdmin(tenant, Optional.empty());
            AdminCommand.AdminResult result = new Engine(world.ports.within(world.soon()))
                    .administer()
                    .administer(new AdminCommand.Enroll(tenant, id, Map.of(attribute.text(), value), Map.of()));
            if (result instanceof AdminCommand.Done) {
                done.add(new Done(tenant, id, attribute, value, from, world.scheduler.now()));
            }
        });
    }

    private void invoke(Tenant tenant, Runnable work) {
        world.invoke(Set.of(tenant), () -> world.attempt(work));
    }
}
