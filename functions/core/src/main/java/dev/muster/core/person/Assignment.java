package dev.muster.core.person;

/** One step of a change: write the value {@code to} to the register at {@code path}. */
public record Assignment(Path path, Value to) {

    /** Returns the assignment that deletes the person. It stands alone in a change. */
    public static Assignment deletion() {
        return new Assignment(Path.EXISTS, Value.of(false));
    }
}
