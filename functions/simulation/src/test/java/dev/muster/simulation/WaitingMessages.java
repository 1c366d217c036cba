package dev.muster.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A queue that loses, doubles, delays and mixes up what is sent, hides what it hands out for a while, and buries it. */
final class WaitingMessages<M> {
    private final VirtualScheduler stage;
    private final FaultPlan faults;
    private final ScheduleChoices choices;
    private final Duration visibility;
    private final int mostReceives;
    private final Function<M, String> name;
    private final List<Entry<M>> entries = new ArrayList<>();
    private final List<Entry<M>> dead = new ArrayList<>();

    WaitingMessages(
            VirtualScheduler stage,
            FaultPlan faults,
            ScheduleChoices choices,
            Duration visibility,
            int mostReceives,
            Function<M, String> name) {
        this.stage = stage;
        this.faults = faults;
        this.choices = choices;
        this.visibility = visibility;
        this.mostReceives = mostReceives;
        this.name = name;
    }

    /** A message and how it fared. */
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

    /** Returns those that were not taken, and that the sender is told of. */
    List<M> send(List<M> messages) {
        List<M> refused = new ArrayList<>();
        for (M message : messages) {
            if (faults.strikes(20, FaultPlan.Kind.REFUSED_ENTRY, () -> name.apply(message))) {
                refused.add(message);
            } else if (!faults.strikes(20, FaultPlan.Kind.DROP, () -> name.apply(message))) {
                entries.add(new Entry<>(message, stage.now()));
                if (faults.strikes(10, FaultPlan.Kind.DUPLICATE, () -> name.apply(message))) {
                    entries.add(new Entry<>(message, stage.now()));
                }
                if (faults.strikes(10, FaultPlan.Kind.DELAY, () -> name.apply(message))) {
                    entries.getLast().visible = stage.now().plus(Duration.ofSeconds(choices.next(400)));
                }
            }
        }
        return refused;
    }

    /** Up to so many that can be seen, hidden from now on. */
    List<Entry<M>> receive(int most) {
        List<Entry<M>> seen = new ArrayList<>();
        List<Entry<M>> visible = new ArrayList<>(entries.stream()
                .filter(entry -> !entry.visible.isAfter(stage.now()))
                .toList());
        while (seen.size() < most && !visible.isEmpty()) {
            Entry<M> entry = visible.remove(place(visible));
            entry.receives++;
            if (entry.receives > mostReceives) {
                entries.remove(entry);
                dead.add(entry);
            } else {
                entry.visible = stage.now().plus(hiddenFor(entry));
                seen.add(entry);
            }
        }
        return seen;
    }

    private int place(List<Entry<M>> visible) {
        int place = choices.next(visible.size());
        return place > 0 && faults.strikes(1, FaultPlan.Kind.REORDER, () -> name.apply(visible.get(place).message))
                ? place
                : 0;
    }

    private Duration hiddenFor(Entry<M> entry) {
        return faults.strikes(25, FaultPlan.Kind.VISIBILITY_EXPIRY, () -> name.apply(entry.message))
                ? Duration.ofSeconds(choices.next(3))
                : visibility;
    }

    void delete(Entry<M> entry) {
        if (!faults.strikes(20, FaultPlan.Kind.LOST_ACKNOWLEDGEMENT, () -> name.apply(entry.message))) {
            entries.remove(entry);
        }
    }

    /** What came too often; it stays until it is {@link #buried}. */
    List<Entry<M>> dead() {
        return List.copyOf(dead);
    }

    void buried(Entry<M> entry) {
        dead.remove(entry);
    }

    /** When something can be seen next; empty when nothing waits. */
    Optional<Instant> next() {
        return entries.stream().map(entry -> entry.visible).min(Instant::compareTo);
    }
}
