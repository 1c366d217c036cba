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

/** Plays a scene in every order its actors can act in, each state of it once. */
final class ExhaustiveSearch {
    private final Deque<List<Integer>> open = new ArrayDeque<>();
    private final Set<Long> states = new HashSet<>();
    private int runs;

    private ExhaustiveSearch() {}

    /** A scene that is set up anew for every run. */
    interface Scene {
        /** Plays to the end, and throws what must not be. */
        void play();

        /** Everything on which depends what may come. */
        long state();
    }

    /**
     * What was explored.
     *
     * @param states different states in which there was something to choose
     * @param runs from beginning to end, or to a state that was known
     */
    record Explored(int states, int runs) {}

    /** The choices are at an end that is known already. */
    private static final class Known extends VirtualScheduler.Interlude {
        private static final long serialVersionUID = 1L;

        Known() {
            super("known");
        }
    }

    static Explored explore(Function<ScheduleChoices, Scene> scenes) {
        ExhaustiveSearch search = new ExhaustiveSearch();
        FutureTask<Explored> all = new FutureTask<>(() -> search.all(scenes));
        // The stage hands over to its actors cheaply only if it is such a thread itself.
        Thread.startVirtualThread(all);
        try {
            return all.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof AssertionError violation ? violation : new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Explored all(Function<ScheduleChoices, Scene> scenes) {
        open.push(List.of());
        while (!open.isEmpty()) {
            run(open.pop(), scenes);
        }
        return new Explored(states.size(), runs);
    }

    private void run(List<Integer> script, Function<ScheduleChoices, Scene> scenes) {
        runs++;
        List<Integer> chosen = new ArrayList<>();
        Scene[] scene = new Scene[1];
        scene[0] = scenes.apply(bound -> {
            int place = chosen.size();
            int choice = place < script.size() ? script.get(place) : fresh(chosen, bound, scene[0]);
            chosen.add(choice);
            return choice;
        });
        try {
            scene[0].play();
        } catch (Known _) {
            return;
        } catch (AssertionError violation) {
            throw new AssertionError("in the order " + chosen + ": " + violation.getMessage(), violation);
        }
    }

    /** The first choice, the others being left for later; unless the like was met before. */
    private int fresh(List<Integer> chosen, int bound, Scene scene) {
        if (!states.add(31 * scene.state() + bound)) {
            throw new Known();
        }
        for (int other = 1; other < bound; other++) {
            List<Integer> later = new ArrayList<>(chosen);
            later.add(other);
            open.push(later);
        }
        return 0;
    }
}
