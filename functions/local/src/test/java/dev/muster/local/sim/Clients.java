package dev.muster.local.sim;

import dev.muster.core.flow.Submit;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Field;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Operator;
import dev.muster.core.selection.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Callers who ask for jobs, and for something to be done with them, and ask again when they get no answer. */
final class Clients {
    private static final int ASKED_AGAIN = 6;

    private final World world;
    private final Map<String, Set<String>> jobsByKey = new HashMap<>();
    private int keys;

    Clients(World world) {
        this.world = world;
    }

    /** The jobs each Idempotency-Key was answered with. */
    Map<String, Set<String>> jobsByKey() {
        return jobsByKey;
    }

    /** Adds a client with so many wishes. */
    void add(String name, int wishes) {
        world.client(name, () -> {
            for (int number = 0; number < wishes; number++) {
                world.stage.pause(Duration.ofSeconds(world.choices.next(60)));
                wish();
            }
        });
    }

    private void wish() {
        List<Job> known = world.allJobs();
        int kind = known.isEmpty() ? 0 : world.choices.next(8);
        if (kind < 3) {
            Command command = new Command(selection(), change(), terms());
            keyed(key -> world.ports.submit().submit(World.caller(), command, key, world.soon()));
            return;
        }
        String id = known.get(world.choices.next(known.size())).id();
        switch (kind) {
            case 3 -> keyed(key -> world.ports.cancel().cancel(World.caller(), id, world.soon()));
            case 4 -> keyed(key -> world.ports.release().release(World.caller(), id, key, world.soon()));
            case 5 -> keyed(key -> world.ports.retry().retry(World.caller(), id, Terms.USUAL, key, world.soon()));
            default -> keyed(key -> world.ports.undo().undo(World.caller(), id, Terms.USUAL, key, world.soon()));
        }
    }

    /** Asks until there is an answer, each time under the same key; whoever answers may die over it. */
    private void keyed(Function<Optional<Submit.Key>, Submitted> ask) {
        String key = "key" + keys++;
        for (int asked = 0; asked < ASKED_AGAIN; asked++) {
            List<Submitted> answers = new ArrayList<>();
            world.invoke(() -> {
                try {
                    answers.add(ask.apply(Optional.of(new Submit.Key(key, key))));
                } catch (Unreliable.Unavailable unavailable) {
                    world.stage.pass();
                }
            });
            for (Submitted answer : answers) {
                if (answer instanceof Submitted.Accepted accepted) {
                    jobsByKey
                            .computeIfAbsent(key, none -> new TreeSet<>())
                            .add(accepted.job().id());
                }
                // Now and then the answer is lost on its way to the client.
                if (!world.faults.strikes(10, "lose the answer to " + key)) {
                    return;
                }
            }
            world.stage.pause(Duration.ofSeconds(1));
        }
    }

    private Selection selection() {
        if (world.choices.next(4) == 0) {
            return new Selection.Filtered(
                    new Filter.Compare(new Field.Attribute("country"), Operator.EQ, country()), Optional.empty());
        }
        int from = world.choices.next(World.PEOPLE.size());
        int to = from + 1 + world.choices.next(World.PEOPLE.size() - from);
        List<String> ids = new ArrayList<>(World.PEOPLE.subList(from, to));
        if (world.choices.next(3) == 0) {
            ids.add("unknown");
        }
        return Selection.Ids.of(ids);
    }

    private Value country() {
        return Value.of(List.of("DE", "FR", "IT").get(world.choices.next(3)));
    }

    private Change.Assignments change() {
        Path path = world.choices.next(3) == 0 ? World.CITY : World.COUNTRY;
        Value value = world.choices.next(5) == 0 ? Value.NOTHING : country();
        return new Change.Assignments(List.of(new Assignment(path, value)));
    }

    private Terms terms() {
        int dice = world.choices.next(9);
        OptionalLong most = dice == 2 ? OptionalLong.of(world.choices.next(231)) : OptionalLong.empty();
        return new Terms(dice == 0, dice == 1, most, Limits.RETENTION, "");
    }
}
