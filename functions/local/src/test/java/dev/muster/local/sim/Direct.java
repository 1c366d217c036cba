package dev.muster.local.sim;

import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Amend;
import dev.muster.core.flow.Import;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Row;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes of one person, and imports: what is done at once, without a job. */
final class Direct {
    private final World world;
    private final Wishes wishes;
    private final List<Done> done = new ArrayList<>();

    /** That somebody was told a person holds a value, who asked for it between these moments. */
    record Done(Tenant tenant, String id, Path path, Value value, Instant from, Instant to) {}

    Direct(World world, Wishes wishes) {
        this.world = world;
        this.wishes = wishes;
    }

    /** Everything that was told to be done. */
    List<Done> done() {
        return done;
    }

    void amend(Tenant tenant) {
        String id = wishes.person();
        Change.Assignments change = wishes.amendment();
        Instant from = world.stage.now();
        invoke(tenant, () -> {
            Amend.Amended amended =
                    world.ports.amend().amend(World.caller(tenant), id, change, version -> true, world.soon());
            if (amended instanceof Amend.Done) {
                for (Assignment assignment : change.assignments()) {
                    done.add(new Done(tenant, id, assignment.path(), assignment.to(), from, world.stage.now()));
                }
            }
        });
    }

    void store(Tenant tenant) {
        List<Row> rows = wishes.rows();
        Instant from = world.stage.now();
        invoke(tenant, () -> {
            List<Import.RowResult> results = world.ports.importing().store(World.caller(tenant), rows, world.soon());
            for (Import.RowResult result : results) {
                if (result.outcome() != Import.Outcome.REFUSED) {
                    Value country = rows.get(result.row() - 1)
                            .attributes()
                            .orElseThrow()
                            .get("country");
                    done.add(new Done(tenant, result.id(), World.COUNTRY, country, from, world.stage.now()));
                }
            }
        });
    }

    private void invoke(Tenant tenant, Runnable work) {
        world.invoke(Set.of(tenant), () -> world.attempt(work));
    }
}
