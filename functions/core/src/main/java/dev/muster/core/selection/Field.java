package dev.muster.core.selection;

import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a filter looks at in a person; it may read as several values, of which any may match. */
public sealed interface Field {

    /** The values of this field, those that are absent left out. */
    Stream<Value> values(Person person);

    /** The person's id. */
    record Id() implements Field {
        @Override
        public Stream<Value> values(Person person) {
            return Stream.of(Value.of(person.id()));
        }
    }

    /** When the person was last written, as text of ISO 8601 in UTC. */
    record Updated() implements Field {
        @Override
        public Stream<Value> values(Person person) {
            return person.updated().equals(Instant.EPOCH)
                    ? Stream.of()
                    : Stream.of(Value.of(person.updated().toString()));
        }
    }

    /** An attribute, or the members of a set, of the person itself. */
    record Attribute(String name) implements Field {
        @Override
        public Stream<Value> values(Person person) {
            return read(person, Path.attribute(name));
        }
    }

    /** The same of the person's membership of an organization; absent for who is not in it. */
    record InOrganization(String organization, String name) implements Field {
        @Override
        public Stream<Value> values(Person person) {
            return person.isIn(organization) ? read(person, Path.inOrganization(organization, name)) : Stream.of();
        }
    }

    private static Stream<Value> read(Person person, Path path) {
        Optional<Value> scalar = Optional.of(person.value(path)).filter(Value::isPresent);
        return scalar.map(Stream::of).orElseGet(() -> members(person, path.text() + "/"));
    }

    private static Stream<Value> members(Person person, String prefix) {
        return person.registers().entrySet().stream()
                .filter(entry -> entry.getKey().text().startsWith(prefix))
                .filter(Field::isSet)
                .map(entry -> Value.of(entry.getKey().text().substring(prefix.length())));
    }

    private static boolean isSet(Map.Entry<Path, Register> entry) {
        return entry.getValue().value().isTrue();
    }
}
