package dev.muster.core.person;

/** Why a person was not written. */
public sealed interface SaveFailure {

    /** The stored version is another one: read the person and decide again. */
    record VersionConflict() implements SaveFailure {}

    /** Another person holds the unique key. */
    record UniqueKeyTaken(UniqueKey uniqueKey, String holder) implements SaveFailure {

        /** Returns the reason for the client. */
        public String reason() {
            return "%s %s belongs to person %s".formatted(uniqueKey.kind().code(), uniqueKey.value(), holder);
        }
    }
}
