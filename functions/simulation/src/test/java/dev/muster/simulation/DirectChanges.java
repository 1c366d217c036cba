package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.people.Import;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.ImportRow;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes of one person, and imports: what is done at once, without a job. */
final class DirectChanges {
    private final SimulatedWorld world;
    private final RandomRequests randomRequests;
    private final List<Done> done = new ArrayList<>();

    /** That somebody was told a person holds a value, who asked for it between these moments. */
    record Done(Tenant tenant, String id, Path path, Value value, Instant from, Instant to) {}

    DirectChanges(SimulatedWorld world, RandomRequests randomRequests) {
        this.world = world;
        this.randomRequests = randomRequests;
    }

    /** Everything that was told to be done. */
    List<Done> done() {
        return done;
    }

    void amend(Tenant tenant) {
        String id = randomRequests.person();
        Change.Assignments change = randomRequests.amendment();
        Instant from = world.stage.now();
        invoke(tenant, () -> {
            UpdatePerson.UpdateResult amended = new Engine(world.ports.within(world.soon()))
                    .updatePerson()
                    .update(SimulatedWorld.caller(tenant), id, change, _ -> true);
            if (amended instanceof UpdatePerson.Done) {
                for (Assignment assignment : change.assignments()) {
                    done.add(new Done(tenant, id, assignment.path(), assignment.to(), from, world.stage.now()));
                }
            }
        });
    }

    void store(Tenant tenant) {
        List<ImportRow> rows = randomRequests.rows();
        Instant from = world.stage.now();
        invoke(tenant, () -> {
            List<Import.RowResult> results = new Engine(world.ports.within(world.soon()))
                    .importPeople()
                    .store(SimulatedWorld.caller(tenant), rows);
            for (Import.RowResult result : results) {
                if (result.outcome() != Import.Outcome.REFUSED) {
                    Value country = rows.get(result.row() - 1)
                            .attributes()
                            .orElseThrow()
                            .get("country");
                    done.add(new Done(tenant, result.id(), SimulatedWorld.COUNTRY, country, from, world.stage.now()));
                }
            }
        });
    }

    private void invoke(Tenant tenant, Runnable work) {
        world.invoke(Set.of(tenant), () -> world.attempt(work));
    }
}
