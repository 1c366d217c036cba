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
 * A scheduler in virtual time. One actor acts at a time, and each of its calls may be followed by another actor. Time
 * passes by 5 ms at each call, and jumps to the next waking actor when no other actor can act.
 */
final class VirtualScheduler implements Time {
    private final ScheduleChoices choices;
    private final Duration call;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore handedBack = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Actor acting;
    private boolean stopped;

    VirtualScheduler(ScheduleChoices choices) {
        this(choices, Duration.ofMillis(5));
    }

    /** Returns a scheduler on which no time passes, so that different orders of calls can reach the same state. */
    static VirtualScheduler timeless(ScheduleChoices choices) {
        return new VirtualScheduler(choices, Duration.ZERO);
    }

    private VirtualScheduler(ScheduleChoices choices, Duration call) {
        this.choices = choices;
        this.call = call;
    }

    /** Ends the actor's process. The flows do not catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Ends an actor that is left when the run is over. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Ends a run from within. It is not a violation. */
    static class EndOfRun extends Error {
        private static final long serialVersionUID = 1L;

        EndOfRun(String why) {
            super(why, null, false, false);
        }
    }

    /** One sequence of calls, such as a worker or a client. */
    final class Actor {
        private final String name;
        private final Semaphore turn = new Semaphore(0);
        private Instant wakes = Instant.MIN;
        private Instant killed = Instant.MAX;
        private boolean finished;
        private int observed;

        private Actor(String name, Runnable part) {
            this.name = name;
            Thread.ofVirtual().start(() -> {
                turn.acquireUninterruptibly();
                try {
                    if (!stopped) {
                        observe("started");
                        part.run();
                    }
                } catch (Stopped _) {
                    // The run is over.
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                } finally {
                    finished = true;
                    handedBack.release();
                }
            });
        }

        String name() {
            return name;
        }

        /** Adds a result to the hash of everything the actor has read, on which its next calls depend. */
        void observe(Object read) {
            observed = 31 * observed + Objects.hashCode(read);
        }

        private boolean canAct() {
            return !finished && !wakes.isAfter(now);
        }
    }

    void add(String name, Runnable part) {
        actors.add(new Actor(name, part));
    }

    /** Runs all actors to their end. Throws the first error of any of them. */
    void run() {
        try {
            while (failure.get() == null && actors.stream().anyMatch(actor -> !actor.finished)) {
                act();
            }
        } finally {
            stop();
        }
        switch (failure.get()) {
            case null -> {}
            case EndOfRun end -> throw end;
            case Throwable thrown -> throw new AssertionError(thrown.getMessage(), thrown);
        }
    }

    private void act() {
        List<Actor> ready = actors.stream().filter(Actor::canAct).toList();
        if (ready.isEmpty()) {
            now = actors.stream()
                    .filter(actor -> !actor.finished)
                    .map(actor -> actor.wakes)
                    .min(Instant::compareTo)
                    .orElseThrow();
        } else {
            acting = ready.get(ready.size() == 1 ? 0 : choices.next(ready.size()));
            acting.turn.release();
            handedBack.acquireUninterruptibly();
        }
    }

    /** Ends the threads of the actors that still wait. */
    private void stop() {
        stopped = true;
        for (Actor actor : actors) {
            while (!actor.finished) {
                acting = actor;
                actor.turn.release();
                handedBack.acquireUninterruptibly();
            }
        }
    }

    /** Lets another actor act. */
    void pass() {
        now = now.plus(call);
        waitUntil(now);
    }

    void waitUntil(Instant moment) {
        Actor me = acting;
        me.wakes = moment;
        handedBack.release();
        me.turn.acquireUninterruptibly();
        if (stopped) {
            throw new Stopped();
        }
        if (!now.isBefore(me.killed)) {
            throw new Killed();
        }
    }

    /** Kills the acting process at the given time, as Lambda does at a function's timeout. */
    void killAt(Instant moment) {
        acting.killed = moment;
    }

    Actor acting() {
        return acting;
    }

    /** Returns the name of the acting actor; empty before the run began. */
    String actingName() {
        return acting == null ? "" : acting.name;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration length) {
        waitUntil(call.isZero() ? now : now.plus(length));
    }

    /** Returns a hash of everything that the actors have read so far. */
    int observed() {
        return actors.stream()
                .map(actor -> actor.finished ? -1 : actor.observed)
                .toList()
                .hashCode();
    }
}
