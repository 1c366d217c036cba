package dev.muster.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** A search that runs a scenario in every order of its actors' calls, and continues from each state once. */
final class ExhaustiveSearch {
    private final Deque<List<Integer>> open = new ArrayDeque<>();
    private final Set<Long> states = new HashSet<>();
    private int runs;

    private ExhaustiveSearch() {}

    /** A scenario that is set up anew for every run. */
    interface Scenario {
        /** Runs to the end. Throws an {@link AssertionError} when an invariant is violated. */
        void run();

        /** Returns a hash of everything that may influence the rest of the run. */
        long state();
    }

    /**
     * The size of a finished search.
     *
     * @param states number of different states in which a choice was open
     * @param runs number of runs, each from the beginning to the end or to a known state
     */
    record Explored(int states, int runs) {}

    /** Ends a run that has reached the state of an earlier run. */
    private static final class KnownState extends VirtualScheduler.EndOfRun {
        private static final long serialVersionUID = 1L;

        KnownState() {
            super("known");
        }
    }

    static Explored explore(Function<ScheduleChoices, Scenario> scenarios) {
        ExhaustiveSearch search = new ExhaustiveSearch();
        FutureTask<Explored> all = new FutureTask<>(() -> search.all(scenarios));
        // The scheduler switches to its actors cheaply only from a virtual thread.
        Thread.startVirtualThread(all);
        try {
            return all.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof AssertionError violation ? violation : new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Explored all(Function<ScheduleChoices, Scenario> scenarios) {
        open.push(List.of());
        while (!open.isEmpty()) {
            run(open.pop(), scenarios);
        }
        return new Explored(states.size(), runs);
    }

    private void run(List<Integer> script, Function<ScheduleChoices, Scenario> scenarios) {
        runs++;
        List<Integer> chosen = new ArrayList<>();
        Scenario[] scenario = new Scenario[1];
        scenario[0] = scenarios.apply(bound -> {
            int index = chosen.size();
            int choice = index < script.size() ? script.get(index) : next(chosen, bound, scenario[0]);
            chosen.add(choice);
            return choice;
        });
        try {
            scenario[0].run();
        } catch (KnownState _) {
            return;
        } catch (AssertionError violation) {
            throw new AssertionError("in the order " + chosen + ": " + violation.getMessage(), violation);
        }
    }

    /** Returns the first choice and keeps the others for later runs. Ends the run when its state is known. */
    private int next(List<Integer> chosen, int bound, Scenario scenario) {
        if (!states.add(31 * scenario.state() + bound)) {
            throw new KnownState();
        }
        for (int other = 1; other < bound; other++) {
            List<Integer> later = new ArrayList<>(chosen);
            later.add(other);
            open.push(later);
        }
        return 0;
    }
}
