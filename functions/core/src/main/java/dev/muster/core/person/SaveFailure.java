package dev.muster.core.person;

/** Why a person was not written. */
public sealed interface SaveFailure {

    /** Another write came between: read and decide again. */
    record VersionConflict() implements SaveFailure {}

    /** Somebody else has this already. */
    record UniqueKeyTaken(UniqueKey uniqueKey, String holder) implements SaveFailure {

        /** The reason in words. */
        public String reason() {
            return "%s %s belongs to person %s".formatted(uniqueKey.kind().code(), uniqueKey.value(), holder);
        }
    }
}
