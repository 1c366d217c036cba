package dev.muster.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One seed played from beginning to end. */
final class SimulationRun {
    private SimulationRun() {}

    /**
     * What came of it.
     *
     * @param faults everything that went wrong, in order
     * @param counts how often each kind did
     * @param violation what must not be, and is; empty when all is well
     * @param digest the fingerprint of the whole run
     */
    record Played(
            long seed,
            List<String> faults,
            Map<FaultPlan.Kind, Integer> counts,
            Optional<Throwable> violation,
            long digest) {}

    static Played play(long seed, PlantedBug bug) {
        return play(seed, bug, Set.of());
    }

    private static Played play(long seed, PlantedBug bug, Set<Integer> leftOut) {
        ScheduleChoices choices = ScheduleChoices.of(seed);
        FaultPlan faults = new FaultPlan(ScheduleChoices.of(~seed), 20 + choices.next(200), leftOut);
        // Sometimes every message is handed out again while whoever got it first still works on it.
        Duration visibility = Duration.ofSeconds(choices.next(4) == 0 ? 20 : 360);
        SimulatedWorld world = new SimulatedWorld(choices, faults, visibility, bug);
        Optional<Throwable> violation = violation(world);
        return new Played(seed, faults.done(), faults.counts(), violation, world.trace.digest());
    }

    private static Optional<Throwable> violation(SimulatedWorld world) {
        try {
            SimulatedClients clients = new SimulatedClients(world);
            int many = 1 + world.choices.next(3);
            for (int number = 0; number < many; number++) {
                clients.add(
                        "client" + number,
                        SimulatedWorld.TENANTS.get(world.choices.next(2)),
                        1 + world.choices.next(3));
            }
            OutcomeModel judge = new OutcomeModel(world, clients);
            new SimulatedWorkers(world).add();
            judge.watch();
            world.stage.play();
            judge.judge();
            return Optional.empty();
        } catch (AssertionError | RuntimeException violation) {
            return Optional.of(violation);
        }
    }

    /** The same violation with as few faults as it takes: each is left out that it does not take. */
    static Played shrink(Played found, PlantedBug bug) {
        Set<Integer> leftOut = new HashSet<>();
        Played smallest = found;
        for (String fault : new ArrayList<>(found.faults()).reversed()) {
            Set<Integer> without = new HashSet<>(leftOut);
            without.add(Integer.parseInt(fault.substring(0, fault.indexOf(' '))));
            Played played = play(found.seed(), bug, without);
            if (played.violation().isPresent()) {
                leftOut = without;
                smallest = played;
            }
        }
        return smallest;
    }
}
