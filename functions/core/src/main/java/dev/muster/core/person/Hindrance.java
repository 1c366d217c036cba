package dev.muster.core.person;

/** Why a person was not written. */
public sealed interface Hindrance {

    /** Another write came between: read and decide again. */
    record Conflict() implements Hindrance {}

    /** Somebody else has this already. */
    record Taken(Guard guard, String holder) implements Hindrance {

        /** The reason in words. */
        public String reason() {
            return "%s %s belongs to person %s".formatted(guard.kind().word(), guard.value(), holder);
        }
    }
}
