package dev.muster.local.sim;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Actors of whom one acts at a time, and who may be interrupted at every call they make. Time passes only as the stage
 * says: by a little at each call, and to the next who wakes when nobody else can act.
 */
final class Stage implements Time {
    private static final Duration CALL = Duration.ofMillis(5);

    private final Choices choices;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore handedBack = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Actor acting;

    Stage(Choices choices) {
        this.choices = choices;
    }

    /** The end of a process: nothing of it goes on, and nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Somebody with a part to play. */
    final class Actor {
        private final String name;
        private final Semaphore cue = new Semaphore(0);
        private Instant wakes = Instant.MIN;
        private Instant killed = Instant.MAX;
        private boolean gone;

        private Actor(String name, Runnable part) {
            this.name = name;
            Thread.ofVirtual().start(() -> {
                cue.acquireUninterruptibly();
                try {
                    part.run();
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

        private boolean canAct() {
            return !gone && !wakes.isAfter(now);
        }
    }

    void add(String name, Runnable part) {
        actors.add(new Actor(name, part));
    }

    /** Lets all act until all are gone; throws what any of them threw. */
    void play() {
        while (failure.get() == null && actors.stream().anyMatch(actor -> !actor.gone)) {
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
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(thrown.getMessage(), thrown);
        }
    }

    /** Here another may act. */
    void pass() {
        now = now.plus(CALL);
        waitUntil(now);
    }

    void waitUntil(Instant moment) {
        Actor me = acting;
        me.wakes = moment;
        handedBack.release();
        me.cue.acquireUninterruptibly();
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
    public void pause(Duration length) {
        waitUntil(now.plus(length));
    }

    /** Time passes for everybody. */
    void elapse(Duration length) {
        now = now.plus(length);
    }
}
