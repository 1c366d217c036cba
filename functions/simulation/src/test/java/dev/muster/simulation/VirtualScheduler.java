package dev.muster.simulation;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Actors of whom one acts at a time, and who may be interrupted at every call they make. Time passes only as the stage
 * says: by a little at each call, and to the next who wakes when nobody else can act.
 */
final class VirtualScheduler implements Time {
    private final ScheduleChoices choices;
    private final Duration call;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore handedBack = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Actor acting;
    private boolean fallen;

    VirtualScheduler(ScheduleChoices choices) {
        this(choices, Duration.ofMillis(5));
    }

    /** A stage on which no time passes: what happened in another order, but came to the same, is the same. */
    static VirtualScheduler timeless(ScheduleChoices choices) {
        return new VirtualScheduler(choices, Duration.ZERO);
    }

    private VirtualScheduler(ScheduleChoices choices, Duration call) {
        this.choices = choices;
        this.call = call;
    }

    /** The end of a process: nothing of it goes on, and nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** The curtain has fallen: whoever is still on the stage leaves it. */
    private static final class Curtain extends Error {
        private static final long serialVersionUID = 1L;

        Curtain() {
            super("curtain", null, false, false);
        }
    }

    /** Ends the play from within, as what it was, and not as something gone wrong. */
    static class Interlude extends Error {
        private static final long serialVersionUID = 1L;

        Interlude(String why) {
            super(why, null, false, false);
        }
    }

    /** Somebody with a part to play. */
    final class Actor {
        private final String name;
        private final Semaphore cue = new Semaphore(0);
        private Instant wakes = Instant.MIN;
        private Instant killed = Instant.MAX;
        private boolean gone;
        private int memory;

        private Actor(String name, Runnable part) {
            this.name = name;
            Thread.ofVirtual().start(() -> {
                cue.acquireUninterruptibly();
                try {
                    if (!fallen) {
                        learn("on stage");
                        part.run();
                    }
                } catch (Curtain _) {
                    // Nobody looks any more.
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                } finally {
                    gone = true;
                    handedBack.release();
                }
            });
        }

        String name() {
            return name;
        }

        /** What it was told, on which all it does from now on may depend. */
        void learn(Object told) {
            memory = 31 * memory + Objects.hashCode(told);
        }

        private boolean canAct() {
            return !gone && !wakes.isAfter(now);
        }
    }

    void add(String name, Runnable part) {
        actors.add(new Actor(name, part));
    }

    /** Lets all act until all are gone; throws what any of them threw. */
    void play() {
        try {
            while (failure.get() == null && actors.stream().anyMatch(actor -> !actor.gone)) {
                act();
            }
        } finally {
            curtain();
        }
        switch (failure.get()) {
            case null -> {}
            case Interlude interlude -> throw interlude;
            case Throwable thrown -> throw new AssertionError(thrown.getMessage(), thrown);
        }
    }

    private void act() {
        List<Actor> ready = actors.stream().filter(Actor::canAct).toList();
        if (ready.isEmpty()) {
            now = actors.stream()
                    .filter(actor -> !actor.gone)
                    .map(actor -> actor.wakes)
                    .min(Instant::compareTo)
                    .orElseThrow();
        } else {
            acting = ready.get(ready.size() == 1 ? 0 : choices.next(ready.size()));
            acting.cue.release();
            handedBack.acquireUninterruptibly();
        }
    }

    /** Nobody may be left waiting for a cue that never comes. */
    private void curtain() {
        fallen = true;
        for (Actor actor : actors) {
            while (!actor.gone) {
                acting = actor;
                actor.cue.release();
                handedBack.acquireUninterruptibly();
            }
        }
    }

    /** Here another may act. */
    void pass() {
        now = now.plus(call);
        waitUntil(now);
    }

    void waitUntil(Instant moment) {
        Actor me = acting;
        me.wakes = moment;
        handedBack.release();
        me.cue.acquireUninterruptibly();
        if (fallen) {
            throw new Curtain();
        }
        if (!now.isBefore(me.killed)) {
            throw new Killed();
        }
    }

    /** Whoever acts now dies at that moment, as a function does at its deadline. */
    void killAt(Instant moment) {
        acting.killed = moment;
    }

    Actor acting() {
        return acting;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration length) {
        waitUntil(call.isZero() ? now : now.plus(length));
    }

    /** All that the actors have come to know so far, and how far they are. */
    int memory() {
        return actors.stream()
                .map(actor -> actor.gone ? -1 : actor.memory)
                .toList()
                .hashCode();
    }
}
