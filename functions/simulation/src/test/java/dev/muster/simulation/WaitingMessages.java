package dev.muster.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A queue that loses, duplicates, delays and reorders messages, and has a visibility timeout and dead letters. */
final class WaitingMessages<M> {
    private final Settings settings;
    private final Function<M, String> name;
    private final VirtualScheduler scheduler;
    private final FaultPlan faults;
    private final ScheduleChoices choices;
    private final List<Entry<M>> entries = new ArrayList<>();
    private final List<Entry<M>> dead = new ArrayList<>();

    /**
     * The settings of a queue.
     *
     * @param visibility the time for which a delivered message is invisible
     * @param mostReceives the number of deliveries before a message becomes a dead letter
     */
    record Settings(Duration visibility, int mostReceives) {}

    WaitingMessages(
            Settings settings,
            Function<M, String> name,
            VirtualScheduler scheduler,
            FaultPlan faults,
            ScheduleChoices choices) {
        this.settings = settings;
        this.name = name;
        this.scheduler = scheduler;
        this.faults = faults;
        this.choices = choices;
    }

    /** A message with its receive count and the time at which it becomes visible. */
    static final class Entry<M> {
        final M message;
        private Instant visible;
        private int receives;

        private Entry(M message, Instant visible) {
            this.message = message;
            this.visible = visible;
        }

        int receives() {
            return receives;
        }
    }

    /** Sends messages, and returns those that the queue rejected. */
    List<M> send(List<M> messages) {
        List<M> refused = new ArrayList<>();
        for (M message : messages) {
            if (faults.strikes(20, FaultPlan.Kind.REFUSED_ENTRY, () -> name.apply(message))) {
                refused.add(message);
            } else if (!faults.strikes(20, FaultPlan.Kind.DROP, () -> name.apply(message))) {
                entries.add(new Entry<>(message, scheduler.now()));
                if (faults.strikes(10, FaultPlan.Kind.DUPLICATE, () -> name.apply(message))) {
                    entries.add(new Entry<>(message, scheduler.now()));
                }
                if (faults.strikes(10, FaultPlan.Kind.DELAY, () -> name.apply(message))) {
                    entries.getLast().visible = scheduler.now().plus(Duration.ofSeconds(choices.next(400)));
                }
            }
        }
        return refused;
    }

    /** Returns up to {@code most} visible messages, and hides them for the visibility timeout. */
    List<Entry<M>> receive(int most) {
        List<Entry<M>> seen = new ArrayList<>();
        List<Entry<M>> visible = new ArrayList<>(entries.stream()
                .filter(entry -> !entry.visible.isAfter(scheduler.now()))
                .toList());
        while (seen.size() < most && !visible.isEmpty()) {
            Entry<M> entry = visible.remove(index(visible));
            entry.receives++;
            if (entry.receives > settings.mostReceives()) {
                entries.remove(entry);
                dead.add(entry);
            } else {
                entry.visible = scheduler.now().plus(hiddenFor(entry));
                seen.add(entry);
            }
        }
        return seen;
    }

    private int index(List<Entry<M>> visible) {
        int index = choices.next(visible.size());
        return index > 0 && faults.strikes(1, FaultPlan.Kind.REORDER, () -> name.apply(visible.get(index).message))
                ? index
                : 0;
    }

    private Duration hiddenFor(Entry<M> entry) {
        return faults.strikes(25, FaultPlan.Kind.VISIBILITY_EXPIRY, () -> name.apply(entry.message))
                ? Duration.ofSeconds(choices.next(3))
                : settings.visibility();
    }

    void delete(Entry<M> entry) {
        if (!faults.strikes(20, FaultPlan.Kind.LOST_ACKNOWLEDGEMENT, () -> name.apply(entry.message))) {
            entries.remove(entry);
        }
    }

    /** Returns the dead letters. They stay until {@link #removeDead}. */
    List<Entry<M>> dead() {
        return List.copyOf(dead);
    }

    void removeDead(Entry<M> entry) {
        dead.remove(entry);
    }

    /** Returns the time at which the next message is visible; empty when the queue is empty. */
    Optional<Instant> next() {
        return entries.stream().map(entry -> entry.visible).min(Instant::compareTo);
    }
}
