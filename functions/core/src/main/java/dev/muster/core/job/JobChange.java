package dev.muster.core.job;

import dev.muster.core.person.Change;

/**
 * The change of a job as its header knows it. A small change lies in the header. A large change is stored apart, so that
 * reading the status of the job costs the same whatever the job changes; {@link Jobs#change} reads it.
 */
public sealed interface JobChange {
    /** Size of the largest change in a header, in UTF-8 bytes of its paths and values. */
    int MAX_HEADER_BYTES = 1024;

    /** The change is known: it lies in the header, or the job is not written yet. */
    record Loaded(Change change) implements JobChange {}

    /** The change is stored apart from the header. */
    record StoredApart() implements JobChange {}

    /** Returns the change as a header stores it. */
    default JobChange inHeader() {
        return switch (this) {
            case Loaded(Change.Rows _) -> this;
            case Loaded(Change change) when change.bytes() > MAX_HEADER_BYTES -> new StoredApart();
            case Loaded loaded -> loaded;
            case StoredApart apart -> apart;
        };
    }
}
