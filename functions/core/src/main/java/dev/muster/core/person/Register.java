package dev.muster.core.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One register of a person: its value with the two stacks of an editor, of earlier values and of undone values. A first
 * write keeps the absence below it too, so an empty stack of earlier values means that some were dropped.
 *
 * @param value the current value
 * @param by the sequence of the job that wrote last; it only grows. 0 if no job has
 * @param of the sequence of the job whose value this is; the same as {@code by} except after an undo or redo
 * @param earlier the values below the current one, newest first
 * @param undone the values that were undone, the last undone first
 */
public record Register(Value value, long by, long of, List<Earlier> earlier, List<Undone> undone) {
    /** The most values that a register keeps, earlier and undone ones together. */
    public static final int MAX_KEPT = 4;

    /** The writer of a value that was stored before registers recorded it. */
    public static final long UNKNOWN = -1;

    /** The reading of an absent register. */
    public static final Register ABSENT = new Register(Value.NOTHING, 0, 0, List.of(), List.of());

    public Register {
        earlier = List.copyOf(earlier);
        undone = List.copyOf(undone);
    }

    /**
     * A value below another one.
     *
     * @param of the sequence of the job that wrote it; 0 for the absence before the first write
     */
    public record Earlier(Value value, long of) {
        /** The absence before the first write. */
        public static final Earlier NOTHING = new Earlier(Value.NOTHING, 0);
    }

    /**
     * A value that was undone.
     *
     * @param of the sequence of the job that wrote it
     * @param undo the sequence of the undo that removed it
     */
    public record Undone(Value value, long of, long undo) {}

    /** Returns the register that is written for the first time. */
    public static Register first(Value value, long writer) {
        return ABSENT.write(value, writer);
    }

    /** Returns a register as it was stored while registers kept one earlier value, without its writer. */
    public static Register withUnknownEarlier(Value value, long by, Value before) {
        return new Register(value, by, by, List.of(new Earlier(before, UNKNOWN)), List.of());
    }

    /** Returns the register after the job {@code writer} has written {@code next}: nothing can be redone any more. */
    public Register write(Value next, long writer) {
        return new Register(next, writer, writer, withCurrent(), List.of());
    }

    private List<Earlier> withCurrent() {
        return Stream.concat(Stream.of(new Earlier(value, of)), earlier.stream())
                .limit(MAX_KEPT)
                .toList();
    }

    /** Returns the register after an undo has removed the current value; empty when no value is kept below it. */
    Optional<Register> undo(long undo) {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        List<Undone> removed = new ArrayList<>(undone);
        removed.addFirst(new Undone(value, of, undo));
        Earlier below = earlier.getFirst();
        return Optional.of(new Register(below.value(), undo, below.of(), earlier.subList(1, earlier.size()), removed));
    }

    /** Returns the register after a redo has brought back the value that was undone last. */
    Register redo(long redo) {
        Undone last = undone.getFirst();
        return new Register(last.value(), redo, last.of(), withCurrent(), undone.subList(1, undone.size()));
    }

    /** Returns whether the job with this sequence wrote the register last, or one of its values, or removed one. */
    boolean holds(long sequence) {
        return by == sequence
                || isInEffect(sequence)
                || undone.stream().anyMatch(value -> value.of() == sequence || value.undo() == sequence);
    }

    /**
     * Returns whether the job with this sequence has written the register, and other values than this one.
     *
     * @param path the path of the register: false and absent flags are equal
     */
    boolean holdsOther(Value wanted, long sequence, Path path) {
        List<Value> written = values().stream()
                .filter(kept -> kept.of() == sequence)
                .map(Earlier::value)
                .toList();
        return !written.isEmpty()
                && written.stream()
                        .noneMatch(value ->
                                value.equals(wanted) || (path.isMark() && !value.isTrue() && !wanted.isTrue()));
    }

    /** Returns whether a value of the job is the current one or lies below it. */
    boolean isInEffect(long job) {
        return of == job || earlier.stream().anyMatch(value -> value.of() == job);
    }

    /** Returns whether a value of the job was undone. */
    boolean isUndone(long job) {
        return undone.stream().anyMatch(value -> value.of() == job);
    }

    /** Returns whether any value of the job is kept. */
    boolean knows(long job) {
        return isInEffect(job) || isUndone(job);
    }

    /** Returns whether a value that this undo removed was not brought back. */
    boolean keepsAside(long undo) {
        return undone.stream().anyMatch(value -> value.undo() == undo);
    }

    /** Returns all values, the undone ones included, each above the one that it replaced. */
    List<Earlier> values() {
        List<Earlier> values = new ArrayList<>();
        undone.reversed().forEach(value -> values.add(new Earlier(value.value(), value.of())));
        values.add(new Earlier(value, of));
        values.addAll(earlier);
        return values;
    }

    /** Returns whether values below the oldest kept one were dropped, and the job is old enough for one of them. */
    boolean mayHaveDropped(long job) {
        return job < oldestWriter();
    }

    private long oldestWriter() {
        for (Earlier value : earlier.reversed()) {
            if (value.of() != UNKNOWN) {
                return value.of();
            }
        }
        return of == UNKNOWN ? by : of;
    }

    /** Returns the register without the value that was put aside first; the current value always stays. */
    Register drop(Kept dropped) {
        return switch (dropped) {
            case EARLIER -> new Register(value, by, of, earlier.subList(0, earlier.size() - 1), undone);
            case UNDONE -> new Register(value, by, of, earlier, undone.subList(0, undone.size() - 1));
        };
    }

    /** The stacks of kept values. */
    enum Kept {
        EARLIER,
        UNDONE
    }

    /** Returns the size of the value and of the kept ones, with their writers, in bytes. */
    long bytes() {
        return value.bytes()
                + earlier.stream().mapToLong(Register::bytes).sum()
                + undone.stream()
                        .mapToLong(kept -> kept.value().bytes() + 2 * Long.BYTES)
                        .sum();
    }

    /** The absence before the first write takes no room in a store. */
    private static long bytes(Earlier kept) {
        return kept.equals(Earlier.NOTHING) ? 0 : kept.value().bytes() + Long.BYTES;
    }
}
