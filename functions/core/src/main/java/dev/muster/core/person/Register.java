package dev.muster.core.person;

/**
 * One register of a person.
 *
 * @param value the current value
 * @param by the sequence of the job that wrote it; 0 if no job has
 * @param before the value until then, which an undo restores
 */
public record Register(Value value, long by, Value before) {

    /** The reading of an absent register. */
    public static final Register ABSENT = new Register(Value.NOTHING, 0, Value.NOTHING);

    /** Returns the register after the job {@code writer} has written {@code next}. */
    public Register write(Value next, long writer) {
        return new Register(next, writer, value);
    }
}
