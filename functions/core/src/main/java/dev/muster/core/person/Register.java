package dev.muster.core.person;

/**
 * One value of a person.
 *
 * @param value what it holds
 * @param by the sequence of the job that wrote it; 0 for a register nobody has written
 * @param before what it held until then: what undoing that job restores
 */
public record Register(Value value, long by, Value before) {

    /** How a register that is not there reads. */
    public static final Register ABSENT = new Register(Value.NOTHING, 0, Value.NOTHING);

    /** The register after job {@code by} has written {@code value}. */
    public Register write(Value next, long writer) {
        return new Register(next, writer, value);
    }
}
