package dev.muster.core.job;

/** How much of the file of a job has arrived. It moves from open to closing to complete, and back only to open. */
public sealed interface FileIntake {

    /** Parts are taken. */
    record Open() implements FileIntake {}

    /**
     * No part is taken, and the stored parts are counted.
     *
     * @param claimed the parts and rows that the client says it has sent
     */
    record Closing(RowCount claimed) implements FileIntake {}

    /** All rows have arrived, and the file is planned. */
    record Complete(RowCount counted) implements FileIntake {}
}
