package dev.muster.testing.model;

import dev.muster.core.person.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The history of one value as a text editor keeps it: a list of states and a place in it. An undo steps back, a redo steps
 * forth, and an edit cuts off what lies ahead. It knows no registers.
 */
public final class EditHistory {
    /** States that are kept: the current one and four others. */
    private static final int MOST = 5;

    private final List<State> states = new ArrayList<>(List.of(new State(Value.NOTHING, 0)));
    /** The undos that stepped back, the last one first; each step ahead was made undone by one of them. */
    private final Deque<Long> undos = new ArrayDeque<>();

    private int place;
    private long last;

    private record State(Value value, long job) {}

    /** Returns the current value. */
    public Value value() {
        return states.get(place).value();
    }

    /** Returns the job whose value is the current one; 0 for the absence before the first. */
    public long of() {
        return states.get(place).job();
    }

    /** Returns the job that stepped last; 0 if none has. */
    public long last() {
        return last;
    }

    /** Returns whether the job has stepped, or a value of it is in the history. */
    public boolean knows(long job) {
        return last == job || undos.contains(job) || states.stream().anyMatch(state -> state.job() == job);
    }

    /** Sets the value. */
    public void edit(Value value, long job) {
        states.subList(place + 1, states.size()).clear();
        undos.clear();
        states.add(new State(value, job));
        if (states.size() > MOST) {
            states.removeFirst();
        }
        place = states.size() - 1;
        last = job;
    }

    /** Returns whether the value of the job is the current one, and the one before it is kept. */
    public boolean canUndo(long job) {
        return place > 0 && states.get(place).job() == job;
    }

    /** Returns whether the value of the job is the current one or lies behind it. */
    public boolean isInEffect(long job) {
        return states.subList(0, place + 1).stream().anyMatch(state -> state.job() == job);
    }

    /** Steps back. */
    public void undo(long undo) {
        place--;
        undos.push(undo);
        last = undo;
    }

    /** Returns whether the undo was the last step back that is not redone. */
    public boolean canRedo(long undo) {
        return !undos.isEmpty() && undos.peek() == undo;
    }

    /** Returns whether a step back of the undo is not redone. */
    public boolean isUndoneBy(long undo) {
        return undos.contains(undo);
    }

    /** Steps forth. */
    public void redo(long redo) {
        place++;
        undos.pop();
        last = redo;
    }
}
