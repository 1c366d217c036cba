package dev.muster.simulation;

import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The fingerprint of a run: all port calls in order, each with its actor, time, arguments and injected fault. */
final class EventTrace {
    private long digest;

    void record(Instant at, String call, FaultPlan.Kind fault, List<?> arguments) {
        add(at.toEpochMilli());
        add(call);
        add(fault == null ? "" : fault.name());
        for (Object one : arguments) {
            if (one instanceof Collection<?> many) {
                many.forEach(this::addShort);
            } else {
                addShort(one);
            }
        }
    }

    /** Adds only values that are the same in every process and cheap to read. */
    private void addShort(Object one) {
        switch (one) {
            case String text -> add(text);
            case Person person -> add(person.id());
            case PersonWrite write -> add(write.person().id());
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
