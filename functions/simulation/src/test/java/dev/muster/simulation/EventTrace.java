package dev.muster.simulation;

import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import java.time.Instant;
import java.util.Collection;

/** The fingerprint of a run: of every call of every actor, when it was made, with what, in what order, and how it fared. */
final class EventTrace {
    private long digest;

    void note(Instant at, String call, FaultPlan.Kind fault, Object[] given) {
        add(at.toEpochMilli());
        add(call);
        add(fault == null ? "" : fault.name());
        for (Object one : given) {
            if (one instanceof Collection<?> many) {
                many.forEach(this::addShort);
            } else {
                addShort(one);
            }
        }
    }

    /** Only what does not change from one process to the next, and is cheap to look at. */
    private void addShort(Object one) {
        switch (one) {
            case String text -> add(text);
            case Person person -> add(person.id());
            case PersonWrite guarded -> add(guarded.person().id());
            case Integer number -> add(number);
            case Record record -> add(record.getClass().getSimpleName());
            default -> {}
        }
    }

    private void add(String text) {
        add(text.hashCode());
    }

    private void add(long number) {
        digest = 1_000_003 * digest + number;
    }

    long digest() {
        return digest;
    }
}
