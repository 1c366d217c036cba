package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One run of a seed from the beginning to the end. */
final class SimulationRun {
    /** Every run of so many has a session that undoes and redoes. */
    private static final int SESSIONS = 8;

    private SimulationRun() {}

    /**
     * The result of a run.
     *
     * @param faults the faults that happened, in order
     * @param counts the number of faults of each kind
     * @param events the number of events of each kind that concern rights or files
     * @param violation the violated invariant; empty when all hold
     * @param digest the fingerprint of the whole run
     */
    record Result(
            long seed,
            List<String> faults,
            Map<FaultPlan.Kind, Integer> counts,
            Map<Enum<?>, Integer> events,
            Optional<Throwable> violation,
            long digest) {}

    static Result run(long seed, PlantedBug bug) {
        return run(seed, bug, Set.of());
    }

    private static Result run(long seed, PlantedBug bug, Set<Integer> leftOut) {
        ScheduleChoices choices = ScheduleChoices.of(seed);
        FaultPlan faults = new FaultPlan(ScheduleChoices.of(~seed), 20 + choices.next(200), leftOut);
        // In some runs every message is delivered again while its first worker still works on it.
        Duration visibility = Duration.ofSeconds(choices.next(4) == 0 && !isSession(seed) ? 20 : 360);
        SimulatedWorld world = new SimulatedWorld(choices, faults, visibility, bug);
        Optional<Throwable> violation = violation(world, () -> addClients(world, isSession(seed)));
        return new Result(seed, faults.happened(), faults.counts(), events(world), violation, world.trace.digest());
    }

    private static Map<Enum<?>, Integer> events(SimulatedWorld world) {
        Map<Enum<?>, Integer> events = new LinkedHashMap<>(world.rightsModel.counts());
        events.putAll(world.fileEvents.counts());
        return events;
    }

    /** Returns whether the run of the seed has a session that undoes and redoes. */
    static boolean isSession(long seed) {
        return Math.floorMod(seed, SESSIONS) == SESSIONS - 1;
    }

    private static SimulatedClients addClients(SimulatedWorld world, boolean isSession) {
        SimulatedClients clients = new SimulatedClients(world);
        boolean hasOthers = !isSession || world.choices.next(3) == 0;
        if (isSession) {
            Tenant tenant = SimulatedWorld.TENANTS.getFirst();
            world.client("session", () -> new EditorSession(world, clients, tenant, !hasOthers).run());
        }
        if (hasOthers) {
            addOthers(world, clients);
        }
        return clients;
    }

    private static void addOthers(SimulatedWorld world, SimulatedClients clients) {
        int many = 1 + world.choices.next(3);
        for (int number = 0; number < many; number++) {
            clients.add(
                    "client" + number, SimulatedWorld.TENANTS.get(world.choices.next(2)), 1 + world.choices.next(3));
        }
        if (world.choices.next(4) == 0) {
            new RoleClients(world).add("client of roles", SimulatedWorld.TENANTS.get(world.choices.next(2)), 12);
        }
    }

    private static Optional<Throwable> violation(SimulatedWorld world, Supplier<SimulatedClients> clients) {
        try {
            SimulatedClients sending = clients.get();
            OutcomeModel model = new OutcomeModel(world, sending);
            new SimulatedWorkers(world, sending).add();
            model.watch();
            world.scheduler.run();
            model.check();
            return Optional.empty();
        } catch (AssertionError | RuntimeException violation) {
            return Optional.of(violation);
        }
    }

    /** Returns a run with a violation and the fewest faults: leaves out each fault that it does not need. */
    static Result shrink(Result found, PlantedBug bug) {
        Set<Integer> leftOut = new HashSet<>();
        Result smallest = found;
        for (String fault : new ArrayList<>(found.faults()).reversed()) {
            Set<Integer> without = new HashSet<>(leftOut);
            without.add(Integer.parseInt(fault.substring(0, fault.indexOf(' '))));
            Result result = run(found.seed(), bug, without);
            if (result.violation().isPresent()) {
                leftOut = without;
                smallest = result;
            }
        }
        return smallest;
    }
}
