package dev.muster.bench.code;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.List;

/** People of the usual size for benchmarks. */
final class SamplePerson {
    static final Path CITY = Path.attribute("city");

    private static final int FIRST = 300_001;

    private SamplePerson() {}

    static String id(int number) {
        return Integer.toString(FIRST + number);
    }

    /** Returns a person with five attributes and two memberships. */
    static Person created(int number) {
        List<Assignment> assignments = List.of(
                set("first_name", "Maria"),
                set("last_name", "Fernandez"),
                set("country", "Brazil"),
                set("city", "Springfield"),
                set("note", "Zoë met us in Łódź"),
                new Assignment(Path.member("3"), Value.of(true)),
                new Assignment(Path.permission("3"), Value.of("2")),
                new Assignment(Path.member("42"), Value.of(true)));
        return Person.create(id(number), 1).write(assignments, 1, Instant.EPOCH);
    }

    /** Returns the same person after a change of two values. */
    static Person changed(int number) {
        return created(number).write(List.of(set("country", "USA"), set("city", "Heidelberg")), 7, Instant.EPOCH);
    }

    static Assignment set(String attribute, String value) {
        return new Assignment(Path.attribute(attribute), Value.of(value));
    }
}
